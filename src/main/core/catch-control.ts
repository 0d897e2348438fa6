import { ok, refuse, type Reply } from '../../shared/contract/reply';
import { catchHostProblem } from '../../shared/model/catch-host';
import type { CatchStatus, CatchSurroundings } from '../../shared/model/catch-status';
import type { CatchPort, Settings } from '../../shared/model/workspace';
import type { Certificate, CatchServer, ListenOptions } from './catch/catch-port';
import { reachableAddresses } from './catch/reach';
import { followCatchAddress } from './workspace/edit-workspace';
import type { WorkspaceStore } from './workspace/open-workspace';

/** All catch ports of the workspace as one: they listen, pause and end together. */
export interface CatchControl {
  /** Begins to catch, at the settings' address or at another for this run. */
  start(host: string, port: number): Promise<CatchStatus>;
  status(): CatchStatus;
  surroundings(): CatchSurroundings;
  onChange(listener: () => void): () => void;
  /** Listens at the new address and moves the endpoints that pointed at the old one; where it cannot, the old address stays in force and the reply says why. */
  move(host: string, port: number): Promise<Reply<CatchStatus>>;
  /** Puts changed limits, further ports and the way of pausing in force. A further port that did not come about is tried again. */
  apply(settings: Settings): Promise<void>;
  /** Tries again the ports that do not listen. */
  retry(): Promise<CatchStatus>;
  pause(): Promise<CatchStatus>;
  resume(): Promise<CatchStatus>;
  /** Lets other computers in, or shuts them out. */
  setReach(open: boolean): Promise<CatchSurroundings>;
  close(graceMs: number): Promise<void>;
}

export interface CatchControlParts {
  readonly workspace: WorkspaceStore;
  /** Makes one more catch server over the same log and rules. */
  createServer(): CatchServer;
  /** The certificate of the HTTPS ports, made on first need. */
  certificate(): Promise<Certificate>;
}

interface MorePort {
  readonly server: CatchServer;
  readonly wish: CatchPort;
}

const everyHost = '0.0.0.0';
const portGraceMs = 1_000;

/** Joins the catch servers and the workspace. Only addresses of this computer alone are taken, unless reach is opened for this run. */
export function createCatchControl(parts: CatchControlParts): CatchControl {
  const { workspace } = parts;
  const listeners = new Set<() => void>();
  const first = newServer();
  const more = new Map<string, MorePort>();
  let reachOpen = false;
  let started = false;
  let paused = false;

  function newServer(): CatchServer {
    const server = parts.createServer();
    server.setLimits(workspace.current().settings.limits);
    server.onStatus(tell);
    return server;
  }

  function tell(): void {
    for (const listener of listeners) listener();
  }

  const optionsOf = async (secure: boolean): Promise<ListenOptions> => ({ beyondLoopback: reachOpen, ...(secure ? { certificate: await parts.certificate() } : {}) });
  const hostOf = (host: string): string => (reachOpen ? everyHost : host);
  const listenFirst = async (host: string, port: number): Promise<CatchStatus> => first.listen(hostOf(host), port, await optionsOf(false));
  const listenMore = async ({ server, wish }: MorePort): Promise<void> => {
    await server.listen(hostOf(wish.host), wish.port, await optionsOf(wish.secure));
  };

  /** Where the first port is, or would be, as the settings say it: reach opens a wider host without changing the settings. */
  const firstPort = (): number => {
    const status = first.status();
    return status.state === 'catching' || status.state === 'paused' ? status.port : workspace.current().settings.catchPort;
  };

  async function applyPorts(wished: readonly CatchPort[]): Promise<void> {
    for (const [id, { server, wish }] of more) {
      const now = wished.find((port) => port.id === id && port.enabled);
      if (now !== undefined && now.host === wish.host && now.port === wish.port && now.secure === wish.secure && server.status().state !== 'stopped') continue;
      more.delete(id);
      await server.close(portGraceMs);
    }
    for (const wish of wished) {
      if (!wish.enabled || more.has(wish.id)) continue;
      const port = { server: newServer(), wish };
      more.set(wish.id, port);
      await listenMore(port);
    }
    tell();
  }

  const everyServer = (): readonly CatchServer[] => [first, ...[...more.values()].map(({ server }) => server)];

  /** What listens anew while catching is paused is paused as well. */
  async function holdPause(): Promise<void> {
    if (!paused) return;
    const { whilePaused } = workspace.current().settings;
    for (const server of everyServer()) await server.pause(whilePaused);
  }

  return {
    async start(host, port) {
      started = true;
      const status = await listenFirst(host, port);
      await applyPorts(workspace.current().settings.morePorts);
      return status;
    },
    status: () => first.status(),
    surroundings: () => ({
      ports: [...more].map(([id, { server }]) => ({ id, status: server.status() })),
      reach: { open: reachOpen, addresses: reachableAddresses(everyHost).map((address) => `${address.includes(':') ? `[${address}]` : address}:${firstPort()}`) },
    }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async move(host, port) {
      const problem = catchHostProblem(host);
      if (problem !== undefined) return refuse('invalid', problem, '/catchHost');
      const before = workspace.current().settings;
      const was = first.status();
      const wasPort = firstPort();
      const status = await listenFirst(host, port);
      if (status.state !== 'catching') {
        if (was.state === 'catching' || was.state === 'paused') {
          await listenFirst(before.catchHost, was.port);
          await holdPause();
        }
        return refuse('surroundings', status.state === 'stopped' ? status.problem.message : 'The catch server did not start.', '/catchPort');
      }
      await holdPause();
      const saved = await workspace.change((now) => ({ ...now, endpoints: followCatchAddress(now, { host: before.catchHost, port: wasPort }, { host, port: status.port }) }));
      return saved.ok ? ok(first.status()) : refuse('surroundings', saved.message);
    },
    async apply(settings) {
      for (const server of everyServer()) server.setLimits(settings.limits);
      if (!started) return;
      await applyPorts(settings.morePorts);
      await holdPause();
    },
    async retry() {
      started = true;
      const { catchHost, catchPort } = workspace.current().settings;
      if (first.status().state === 'stopped') await listenFirst(catchHost, catchPort);
      for (const port of more.values()) {
        if (port.server.status().state === 'stopped') await listenMore(port);
      }
      await holdPause();
      return first.status();
    },
    async pause() {
      paused = true;
      await holdPause();
      return first.status();
    },
    async resume() {
      paused = false;
      for (const server of everyServer()) await server.resume();
      return first.status();
    },
    async setReach(open) {
      if (open !== reachOpen) {
        const port = firstPort();
        reachOpen = open;
        await listenFirst(workspace.current().settings.catchHost, port);
        for (const one of more.values()) await listenMore(one);
        await holdPause();
      }
      tell();
      return this.surroundings();
    },
    async close(graceMs) {
      await Promise.all(everyServer().map((server) => server.close(graceMs)));
      listeners.clear();
    },
  };
}
