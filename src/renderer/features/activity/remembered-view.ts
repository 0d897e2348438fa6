import type { QuickFilter } from '../../../shared/model/activity';
import { navigationStore } from '../../host/navigation';
import { asRecord, remember, remembered } from '../../host/window-memory';
import { activity, detailTabs, selection, type DetailTabs } from './activity';
import { quickFilters, type Filter } from './filter';
import type { Selected } from './selection-marks';

const receivedTabs: Readonly<Record<DetailTabs['received'], true>> = { overview: true, body: true, headers: true, response: true, connection: true };
const sentTabs: Readonly<Record<DetailTabs['sent'], true>> = { attempts: true, request: true, headers: true, response: true, connection: true, event: true };

let isRestored = false;

/** Brings back the filter, the open record and the tabs of the last time, once, and keeps them from then on. What another page asks to be shown comes before. */
export function restoreView(): void {
  if (isRestored) return;
  isRestored = true;
  const { place } = navigationStore.getState();
  const isAsked = place.section === 'activity' && (place.position !== undefined || place.query !== undefined);
  const tabs = remembered('activity tabs', readTabs);
  if (tabs !== undefined) detailTabs.setState(tabs);
  const filter = isAsked ? undefined : remembered('activity filter', readFilter);
  if (filter !== undefined) activity.apply(filter);
  const selected = isAsked ? undefined : remembered('activity record', readSelected);
  if (selected !== undefined) void (selected.direction === 'received' ? selection.openCapture(selected.id) : selection.openDelivery(selected.id));

  activity.subscribe((now, before) => {
    if (now.filter !== before.filter) remember('activity filter', now.filter);
  });
  selection.subscribe((now, before) => {
    if (now.selected !== before.selected) remember('activity record', now.selected ?? null);
  });
  detailTabs.subscribe((now) => remember('activity tabs', now));
}

function readFilter(value: unknown): Filter | undefined {
  const record = asRecord(value);
  const query = record?.['query'];
  const quick = quickFilters.find(([name]) => name === record?.['quick'])?.[0];
  return typeof query === 'string' && quick !== undefined ? { query, quick: quick satisfies QuickFilter } : undefined;
}

function readSelected(value: unknown): Selected | undefined {
  const record = asRecord(value);
  const { direction, id, position } = record ?? {};
  if ((direction !== 'sent' && direction !== 'received') || typeof id !== 'string' || typeof position !== 'number') return undefined;
  return { direction, id, position };
}

function readTabs(value: unknown): DetailTabs | undefined {
  const { received, sent } = asRecord(value) ?? {};
  if (typeof received !== 'string' || typeof sent !== 'string' || !Object.hasOwn(receivedTabs, received) || !Object.hasOwn(sentTabs, sent)) return undefined;
  return { received: received as DetailTabs['received'], sent: sent as DetailTabs['sent'] };
}
