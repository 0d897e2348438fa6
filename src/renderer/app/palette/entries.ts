import { ListFilter, PenLine, Play, Send, Webhook, Zap } from 'lucide-react';
import type { CatalogEntry } from '../../../shared/catalog/catalog';
import { reasonNotDelivered, type Endpoint } from '../../../shared/model/endpoint';
import type { EventDraft } from '../../../shared/model/event';
import type { Workspace } from '../../../shared/model/workspace';
import { valueText } from '../../../shared/query/query-text';
import { go } from '../../host/navigation';
import type { Action } from '../../ui/action';
import { counted, formatCount } from '../../ui/format';
import { matchText, type Match } from './palette-match';
import type { PaletteEntry } from './palette-entry';
import { sendBest } from './send-best';

const mostEvents = 5;
const mostEndpoints = 5;
const mostActions = 5;

interface Found<T> {
  readonly item: T;
  readonly match: Match;
}

/** The items whose text answers the query, best first; those that answer equally stay in their order. */
function search<T>(items: readonly T[], query: string, textOf: (item: T) => string): readonly Found<T>[] {
  return items
    .flatMap((item) => {
      const match = matchText(textOf(item), query);
      return match === undefined ? [] : [{ item, match }];
    })
    .toSorted((one, other) => other.match.score - one.match.score);
}

/** The registered actions that answer the query. */
export function actionEntries(actions: readonly Action[], query: string): readonly PaletteEntry[] {
  const found = search(actions, query, ({ label }) => label).map(
    ({ item, match }): PaletteEntry => ({
      id: item.id,
      icon: item.icon ?? Play,
      label: item.label,
      ranges: match.ranges,
      detail: item.hint?.(),
      keys: item.keysActHere?.() ?? true ? item.keys : undefined,
      run: () => item.run(),
    }),
  );
  return query === '' ? found : found.slice(0, mostActions);
}

/** What can be done at once with the event that answers the query best. */
export function eventActionEntries(workspace: Workspace, catalog: readonly CatalogEntry[], query: string): readonly PaletteEntry[] {
  const entry = query === '' ? undefined : search(catalog, query, ({ name }) => name)[0]?.item;
  if (entry === undefined) return [];
  const labelled = (label: string): { label: string; ranges: Match['ranges'] } => ({ label, ranges: matchText(label, query)?.ranges ?? [] });
  const drafts = readyDrafts(workspace, entry);
  const entries: PaletteEntry[] = [];
  const [draft] = drafts;
  if (draft !== undefined) {
    entries.push({
      id: `send ${entry.name}`,
      icon: Send,
      ...labelled(`Send ${entry.name}`),
      detail: `${draft.source === 'ui' ? 'UI' : 'API'}, ${draft.performedBy.name}, to ${counted(takers(workspace.endpoints, draft).length, 'endpoint')}`,
      run: () => void sendBest(drafts),
    });
  }
  entries.push({ id: `compose ${entry.name}`, icon: PenLine, ...labelled(`Compose ${entry.name}`), run: () => go({ section: 'compose', draft: { name: entry.name } }) });
  entries.push({ id: `show ${entry.name}`, icon: ListFilter, ...labelled(`Show only ${entry.name} in Activity`), run: () => showOnly(entry.name) });
  return entries;
}

/** The events that answer the query, with how many records each has where that is known. */
export function eventEntries(catalog: readonly CatalogEntry[], query: string, counts: ReadonlyMap<string, number>): readonly PaletteEntry[] {
  if (query === '') return [];
  return search(catalog, query, ({ name }) => name)
    .slice(0, mostEvents)
    .map(({ item, match }) => {
      const count = counts.get(item.name);
      return {
        id: `event ${item.name}`,
        icon: Zap,
        label: item.name,
        ranges: match.ranges,
        detail: item.description,
        note: count === undefined ? undefined : { text: `${formatCount(count)} in Activity` },
        run: () => showOnly(item.name),
      };
    });
}

/** The endpoints whose name or URL answers the query. */
export function endpointEntries(endpoints: readonly Endpoint[], query: string): readonly PaletteEntry[] {
  if (query === '') return [];
  return search(endpoints, query, ({ name, url }) => `${name} ${url}`)
    .slice(0, mostEndpoints)
    .map(({ item }) => ({
      id: `endpoint ${item.id}`,
      icon: Webhook,
      label: item.name,
      ranges: matchText(item.name, query)?.ranges ?? [],
      detail: item.url,
      note: item.enabled ? undefined : { text: 'disabled' },
      run: () => go({ section: 'endpoints', endpointId: item.id }),
    }));
}

function showOnly(eventName: string): void {
  go({ section: 'activity', query: `event:${valueText(eventName)}` });
}

/** The event as it could leave at once, by the first user of the workspace: one draft for each sample of its kind. */
function readyDrafts({ performers, samples }: Workspace, { name, subject }: CatalogEntry): readonly EventDraft[] {
  const performer = performers.find(({ performedBy }) => performedBy.kind === 'user') ?? performers[0];
  if (performer === undefined) return [];
  const { performedBy } = performer;
  return samples.filter(({ kind }) => kind === subject).map(({ text }) => ({ name, source: performedBy.kind === 'user' ? 'ui' : 'api', performedBy, subjectText: text }));
}

function takers(endpoints: readonly Endpoint[], draft: EventDraft): readonly Endpoint[] {
  return endpoints.filter((endpoint) => reasonNotDelivered(endpoint, draft.name, draft.source) === undefined);
}
