import { ok, refuse, type Reply } from '../../shared/contract/reply';
import type { CatchStatus } from '../../shared/model/catch-status';
import type { CatchServer } from './catch/catch-port';
import { followCatchAddress } from './workspace/edit-workspace';
import type { WorkspaceStore } from './workspace/open-workspace';

/** Where the catch server listens, kept in step with the workspace. */
export interface CatchControl {
  /** Listens at the new address and moves the endpoints that pointed at the old one; where it cannot, the old address stays in force and the reply says why. */
  move(host: string, port: number): Promise<Reply<CatchStatus>>;
  /** Tries the address of the settings again. */
  retry(): Promise<CatchStatus>;
}

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '::1']);

/** Joins the catch server and the workspace: only addresses of this computer alone are taken. */
export function createCatchControl(parts: { server: CatchServer; workspace: WorkspaceStore }): CatchControl {
  const { server, workspace } = parts;
  return {
    async move(host, port) {
      if (!loopbackHosts.has(host)) return refuse('invalid', `“${host}” can be reached from outside. Choose 127.0.0.1, ::1 or localhost.`, '/catchHost');
      const before = workspace.current().settings;
      const was = server.status();
      const status = await server.listen(host, port);
      if (status.state !== 'catching') {
        if (was.state === 'catching') await server.listen(before.catchHost, was.port);
        return refuse('surroundings', status.state === 'stopped' ? status.problem.message : 'The catch server did not start.', '/catchPort');
      }
      const from = { host: before.catchHost, port: was.state === 'catching' ? was.port : before.catchPort };
      const saved = await workspace.change((now) => ({ ...now, endpoints: followCatchAddress(now, from, { host, port: status.port }) }));
      return saved.ok ? ok(status) : refuse('surroundings', saved.message);
    },
    retry() {
      const { catchHost, catchPort } = workspace.current().settings;
      return server.listen(catchHost, catchPort);
    },
  };
}
