import type { EndpointDraft, Removed } from '../../../shared/contract/contract';
import { catchHosts } from '../../../shared/model/catch-host';
import type { AnswerRule } from '../../../shared/model/answer-rule';
import { endpointDefaults, type Endpoint } from '../../../shared/model/endpoint';
import type { SavedFilter } from '../../../shared/model/saved-filter';
import type { CustomEvent, Performer, Sample, Workspace } from '../../../shared/model/workspace';

/** A new endpoint: everything that the draft leaves out gets its default. */
export function newEndpoint(id: string, draft: EndpointDraft): Endpoint {
  return {
    ...endpointDefaults,
    id,
    name: 'New endpoint',
    url: 'https://',
    events: [],
    ...draft,
  };
}

/** A name that no endpoint has yet: "Claims mirror copy", then "Claims mirror copy 2". */
export function copyName(name: string, taken: readonly string[]): string {
  const base = `${name} copy`;
  if (!taken.includes(base)) return base;
  let number = 2;
  while (taken.includes(`${base} ${number}`)) number += 1;
  return `${base} ${number}`;
}

/** Puts `item` at `index` (at the end where the list is shorter), in place of one with the same key. */
export function inserted<T>(list: readonly T[], item: T, index: number, key: (item: T) => string): readonly T[] {
  const rest = list.filter((other) => key(other) !== key(item));
  return [...rest.slice(0, index), item, ...rest.slice(index)];
}

/** Replaces the item with the same key, or adds it at the end. */
export function saved<T>(list: readonly T[], item: T, key: (item: T) => string): readonly T[] {
  const index = list.findIndex((other) => key(other) === key(item));
  return index === -1 ? [...list, item] : list.with(index, item);
}

/** Takes the item with this key out; undefined where there is none. */
export function removed<T>(list: readonly T[], wanted: string, key: (item: T) => string): { readonly list: readonly T[]; readonly removed: Removed<T> } | undefined {
  const index = list.findIndex((item) => key(item) === wanted);
  const item = list[index];
  return item === undefined ? undefined : { list: list.toSpliced(index, 1), removed: { item, index } };
}

/** Moves endpoints that point at our catch server's old address to its new one, paths kept. */
export function followCatchAddress(workspace: Workspace, from: { host: string; port: number }, to: { host: string; port: number }): readonly Endpoint[] {
  const oldHosts = new Set([from.host, ...(catchHosts.has(from.host) ? ['127.0.0.1', 'localhost', '[::1]'] : [])]);
  return workspace.endpoints.map((endpoint) => {
    const match = /^http:\/\/(\[[^\]]*\]|[^/:?#]*):(\d+)(.*)$/s.exec(endpoint.url);
    if (match === null || !oldHosts.has(match[1] ?? '') || Number(match[2]) !== from.port) return endpoint;
    return { ...endpoint, url: `http://${to.host.includes(':') ? `[${to.host}]` : to.host}:${to.port}${match[3] ?? ''}` };
  });
}

export const endpointKey = (endpoint: Endpoint): string => endpoint.id;
export const performerKey = (performer: Performer): string => performer.id;
export const sampleKey = (sample: Sample): string => sample.id;
export const ruleKey = (rule: AnswerRule): string => rule.id;
export const filterKey = (filter: SavedFilter): string => filter.id;
export const customEventKey = (event: CustomEvent): string => event.name;
