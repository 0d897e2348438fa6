import type { LiveBus } from './live-bus';
import type { WorkspaceStore } from './workspace/open-workspace';

/** Disables an endpoint that answered 410, and says so. */
export async function disableGone(workspace: WorkspaceStore, live: LiveBus, endpointId: string): Promise<void> {
  const endpoint = workspace.current().endpoints.find(({ id }) => id === endpointId);
  if (endpoint === undefined || !endpoint.enabled) return;
  const changed = await workspace.change((now) => ({ ...now, endpoints: now.endpoints.map((each) => (each.id === endpointId ? { ...each, enabled: false } : each)) }));
  const message = changed.ok ? `${endpoint.name} answered 410 Gone, so it was disabled.` : `${endpoint.name} answered 410 Gone, but could not be disabled: ${changed.message}`;
  live.publish(changed.ok ? { type: 'notice', message, disabledEndpointId: endpointId } : { type: 'notice', message });
}
