import type { SharedIds, SharedPart, SharedPreview, SharedText } from '../../../shared/contract/sharing-contract';
import { addressReach } from '../../../shared/model/address-reach';
import type { Endpoint } from '../../../shared/model/endpoint';
import { isSecretHeader } from '../../../shared/model/secret-header';
import { sharedVersion, type Workspace } from '../../../shared/model/workspace';
import { openedWorkspace } from './sealed-headers';

/** The lists of a workspace that travel, each of them checked by the schema of the workspace file. Settings and secrets do not. */
export type SharedWorkspace = Pick<Workspace, 'version' | 'name' | SharedPart>;

/** The workspace as JSON text to hand on. Headers that hold secrets keep their names and lose their values; `withheld` names them. */
export function sharedText({ name, endpoints, performers, samples, events, rules }: Workspace): SharedText {
  const withheld: { endpointName: string; headerName: string }[] = [];
  const open = endpoints.map(({ imported: _imported, lostSecrets = [], ...endpoint }): Endpoint => {
    withheld.push(...lostSecrets.map(({ headerName }) => ({ endpointName: endpoint.name, headerName })));
    return {
      ...endpoint,
      headers: endpoint.headers.map(([headerName, value]) => {
        if (!isSecretHeader(headerName) || value === '') return [headerName, value];
        withheld.push({ endpointName: endpoint.name, headerName });
        return [headerName, ''];
      }),
    };
  });
  const shared: SharedWorkspace = { version: sharedVersion, name, endpoints: open, performers, samples, events, rules };
  return { text: `${JSON.stringify(shared, undefined, 2)}\n`, withheld };
}

/** What was read as a shared workspace, without the references that stand in a whole workspace file: what they stand for is on another computer. */
export function withoutReferences(value: unknown): unknown {
  return openedWorkspace(value, () => '');
}

/** What of a shared workspace this one has not yet, list by list. */
export function newIn(shared: SharedWorkspace, now: Workspace): Omit<SharedWorkspace, 'version' | 'name'> {
  const events = new Set(now.events.map((event) => event.name));
  return {
    endpoints: lacking(shared.endpoints, now.endpoints, ({ name, url }) => [name, url]),
    performers: lacking(shared.performers, now.performers, ({ performedBy }) => performedBy),
    samples: lacking(shared.samples, now.samples, ({ name, kind, text }) => [name, kind, text]),
    events: shared.events.filter((event) => !events.has(event.name)),
    rules: lacking(shared.rules, now.rules, ({ id: _id, ...rule }) => rule),
  };
}

/** What an import would add to this workspace. */
export function sharedPreview(shared: SharedWorkspace, now: Workspace): SharedPreview {
  const fresh = newIn(shared, now);
  const counts = (of: (part: SharedPart) => number): Readonly<Record<SharedPart, number>> => ({ endpoints: of('endpoints'), performers: of('performers'), samples: of('samples'), events: of('events'), rules: of('rules') });
  return {
    name: shared.name,
    endpoints: fresh.endpoints.map(({ name, url, signing }) => ({ name, url, reach: addressReach(new URL(url).hostname), signing: signing.kind })),
    adds: counts((part) => fresh[part].length),
    known: counts((part) => shared[part].length - fresh[part].length),
  };
}

/** The workspace with these lists added at their ends, under ids of its own. Endpoints are marked as imported. */
export function withShared(now: Workspace, shared: SharedWorkspace, parts: readonly SharedPart[], makeId: (prefix: string) => string): { readonly workspace: Workspace; readonly added: SharedIds } {
  const fresh = newIn(shared, now);
  const take = <T>(part: SharedPart, items: readonly T[]): readonly T[] => (parts.includes(part) ? items : []);
  const endpoints = take('endpoints', fresh.endpoints).map(({ lostSecrets: _lostSecrets, ...endpoint }): Endpoint => ({ ...endpoint, id: makeId('ep'), imported: true }));
  const performers = take('performers', fresh.performers).map((performer) => ({ ...performer, id: makeId('pf') }));
  const samples = take('samples', fresh.samples).map((sample) => ({ ...sample, id: makeId('sm') }));
  const events = take('events', fresh.events);
  const rules = take('rules', fresh.rules).map((rule) => ({ ...rule, id: makeId('rl') }));
  return {
    workspace: {
      ...now,
      endpoints: [...now.endpoints, ...endpoints],
      performers: [...now.performers, ...performers],
      samples: [...now.samples, ...samples],
      events: [...now.events, ...events],
      rules: [...now.rules, ...rules],
    },
    added: { endpoints: ids(endpoints), performers: ids(performers), samples: ids(samples), events: events.map(({ name }) => name), rules: ids(rules) },
  };
}

/** The workspace without what an import added. */
export function withoutShared(now: Workspace, added: SharedIds): Workspace {
  const kept = <T extends { readonly id: string }>(items: readonly T[], gone: readonly string[]): readonly T[] => items.filter(({ id }) => !gone.includes(id));
  return {
    ...now,
    endpoints: kept(now.endpoints, added.endpoints),
    performers: kept(now.performers, added.performers),
    samples: kept(now.samples, added.samples),
    events: now.events.filter(({ name }) => !added.events.includes(name)),
    rules: kept(now.rules, added.rules),
  };
}

/** The workspace in which these endpoints count as sent to. */
export function confirmed(now: Workspace, endpointIds: readonly string[]): Workspace {
  return {
    ...now,
    endpoints: now.endpoints.map((endpoint) => {
      if (!endpointIds.includes(endpoint.id)) return endpoint;
      const { imported: _imported, ...rest } = endpoint;
      return rest;
    }),
  };
}

const ids = (items: readonly { readonly id: string }[]): readonly string[] => items.map(({ id }) => id);

function lacking<T>(items: readonly T[], present: readonly T[], identity: (item: T) => unknown): readonly T[] {
  const known = new Set(present.map((item) => JSON.stringify(identity(item))));
  return items.filter((item) => !known.has(JSON.stringify(identity(item))));
}
