import type { CatchStatus } from '../../shared/model/catch-status';
import type { Endpoint } from '../../shared/model/endpoint';
import { followCatchAddress } from './workspace/edit-workspace';
import type { WorkspaceStore } from './workspace/open-workspace';

/** A first workspace that was made for "any free port" points at the one that was found. */
export async function adoptPort(workspace: WorkspaceStore, status: CatchStatus): Promise<void> {
  const { settings } = workspace.current();
  if (status.state !== 'catching' || status.port === settings.catchPort) return;
  await workspace.change((now) => ({
    ...now,
    endpoints: followCatchAddress(now, { host: settings.catchHost, port: settings.catchPort }, { host: settings.catchHost, port: status.port }),
    settings: { ...now.settings, catchPort: status.port },
  }));
}

/** The paused endpoints whose deliveries need not wait for them any more: they were resumed, disabled or deleted. */
export function letGo(before: readonly Endpoint[], now: readonly Endpoint[]): readonly string[] {
  return before.filter(({ id, paused }) => paused && !now.some((endpoint) => endpoint.id === id && endpoint.paused && endpoint.enabled)).map(({ id }) => id);
}
