import { endpointDefaults, type Endpoint } from '../../src/shared/model/endpoint';

/** An endpoint as the workspace hands it to the sender, subscribed to `claim.assigned`. Its timeout leaves a busy machine room. */
export function endpointAt(url: string, changes: Partial<Endpoint> = {}): Endpoint {
  return { ...endpointDefaults, id: 'end_1', name: 'Claims mirror', url, events: ['claim.assigned'], timeoutMs: 120_000, ...changes };
}
