import { providerCatalog } from '../../src/shared/catalog/catalog';
import type { CheckKindId } from '../../src/shared/model/check-kind';
import type { HeaderPair } from '../../src/shared/model/header';
import { quickContent } from '../../src/main/core/bodies/quick-content';
import { createChecks, type Checks } from '../../src/main/core/checks/checks';
import { createValidation } from '../../src/main/core/validation/validation';

/** The checks over the shipped catalogue, wired as the program wires them. */
export function providerChecks(isOff: (kind: CheckKindId) => boolean = () => false): Checks {
  const validation = createValidation();
  return createChecks({ entry: (name) => providerCatalog.find((entry) => entry.name === name), compile: (schema) => validation.compile(schema), isOff, content: quickContent });
}

/** A claim that fits every claim event but those that say something of its status or assignee. */
export const claim = { id: 4211, reference: 'MTR-004211', status: 'open', labels: ['glass'], assigned_to: { user_id: 1187, name: 'Amara Okafor' } };

/** The body of an event as the provider sends it, with changes. */
export function eventBody(name: string, changes: object = {}): object {
  return { claim, event_name: name, source: 'ui', performed_by: { user_id: 2642, name: 'John Smith' }, ...changes };
}

/** The headers of an event as the provider sends them. */
export function eventHeaders(name: string): readonly HeaderPair[] {
  return [['Host', '127.0.0.1:4455'], ['Content-Type', 'application/json'], ['Event-Name', name], ['User-Agent', 'Provider'], ['Content-Length', '467']];
}

export function bytesOf(body: unknown): Uint8Array {
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}
