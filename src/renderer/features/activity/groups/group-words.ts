import type { GroupBy, RecordGroup } from '../../../../shared/model/record-group';
import { counted, formatCount, formatDated, formatDuration } from '../../../ui/format';
import { visibleString } from '../../../ui/visible-text-segments';
import type { Marker } from '../row-outcome';
import { dayWords, sameDay } from '../day';

/** The ways to look at the stream, in the words of the menu. */
export const groupingWords: readonly (readonly [by: GroupBy | undefined, words: string, says: string])[] = [
  [undefined, 'No groups', 'Every record by itself, newest first'],
  ['event', 'By event', 'An event’s deliveries with the requests caught of them; repeats from outside together'],
  ['claim', 'By claim', 'Everything about one claim or contact, by the id in the body'],
];

/** The worst of a group: its marker, the tone of its words, and the words. */
export interface GroupOutcome {
  readonly marker: Marker;
  readonly tone: 'fail' | 'warn' | 'dim' | 'ok';
  readonly words: string;
}

/** What became of a group, the worst first. */
export function groupOutcome({ records, failing, warning, underWay, notDelivered }: RecordGroup): GroupOutcome {
  const of = (count: number, one: string, many: string): string => (records === 1 ? one : `${formatCount(count)} ${count === 1 ? one : many}`);
  if (failing > 0) return { marker: 'fail', tone: 'fail', words: of(failing, 'fails', 'fail') };
  // A delivery that waits for its next attempt counts among what warns, and has not ended.
  if (warning > 0) return { marker: 'warn', tone: 'warn', words: underWay === 0 ? of(warning, 'warns', 'warn') : of(warning, records === 1 ? 'waits' : 'warns or waits', 'warn or wait') };
  if (underWay > 0) return { marker: 'pending', tone: 'dim', words: of(underWay, 'under way', 'under way') };
  if (notDelivered === records) return { marker: 'none', tone: 'dim', words: 'not delivered' };
  return { marker: 'ok', tone: 'ok', words: notDelivered > 0 ? `fine, ${formatCount(notDelivered)} not delivered` : 'fine' };
}

/** What a group is, as a short plain text. */
export function groupTitle({ subject, eventName }: RecordGroup): string {
  switch (subject.kind) {
    case 'event':
    case 'message':
    case 'request':
      return eventName === null ? 'without an event name' : visibleString(eventName);
    case 'claim':
      return `Claim ${visibleString(subject.id)}`;
    case 'contact':
      return `Contact ${visibleString(subject.id)}`;
    case 'none':
      return 'No claim or contact';
  }
}

/** What stands after the title: the id that the group is known by, or what people call it. */
export function groupDetail({ subject }: RecordGroup): string | undefined {
  switch (subject.kind) {
    case 'event':
    case 'request':
      return subject.id;
    case 'message':
      return `${subject.header} ${subject.value}`;
    case 'claim':
    case 'contact':
      return subject.label === null || subject.label === subject.id ? undefined : subject.label;
    case 'none':
      return undefined;
  }
}

const hourMs = 3_600_000;

/** From when to when: one time where it is all at once. */
export function groupSpan({ firstMs, lastMs }: RecordGroup, nowMs: number): string {
  const spanMs = lastMs - firstMs;
  if (!sameDay(firstMs, lastMs)) return `since ${formatDated(dayWords(firstMs, nowMs).replace('Yesterday', 'yesterday'), firstMs, 'second')}`;
  if (spanMs < 1_000) return `within ${formatDuration(Math.max(1, spanMs))}`;
  if (spanMs < hourMs) return `over ${formatDuration(spanMs)}`;
  return `over ${Math.floor(spanMs / hourMs)} h ${Math.floor((spanMs % hourMs) / 60_000)} min`;
}

/** A head as one spoken sentence: "Event claim.assigned, evt_3, 5 records, 3 sent, 2 received, 1 fails, over 2.1 s". */
export function groupLabel(group: RecordGroup, nowMs: number): string {
  const { subject, sent, received, records } = group;
  const kind = subject.kind === 'event' ? 'Event ' : subject.kind === 'message' || subject.kind === 'request' ? 'From outside ' : '';
  const detail = groupDetail(group);
  const parts = [`${kind}${groupTitle(group)}`];
  if (detail !== undefined) parts.push(visibleString(detail));
  parts.push(counted(records, 'record'));
  if (sent > 0) parts.push(`${formatCount(sent)} sent`);
  if (received > 0) parts.push(`${formatCount(received)} received`);
  parts.push(groupOutcome(group).words);
  if (records > 1) parts.push(groupSpan(group, nowMs));
  return parts.join(', ');
}
