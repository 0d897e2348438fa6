import type { HeaderPair } from '../../../shared/model/header';
import { isMessageIdHeader, longestMessageId } from '../../../shared/model/message-id';
import { clipped } from './inline-json';
import { memberOf, type Reading } from './reading';

/** What is kept of a whole request to compare later ones with it: small, and in memory of its own. */
export interface RequestFacts {
  readonly receivedAtMs: number;
  readonly eventName: string | null;
  /** What its sender numbered it by: header and value. */
  readonly ids: readonly MessageId[];
  readonly bodySha256: string;
  /** True where the same bytes again are the same message: an event that its sender gave no id. */
  readonly comparesBytes: boolean;
  readonly claim: ClaimFacts | undefined;
  /** True for a claim's event whose body was not read: of which claim, and what became of it, is not known. */
  readonly isUnread: boolean;
}

/** A message id: the header's name as it was written, its value, and what it is found by. */
export interface MessageId {
  readonly name: string;
  readonly value: string;
  readonly key: string;
}

/** A claim as an event shows it; what the event does not show is undefined. */
export interface ClaimFacts {
  readonly id: string | number;
  readonly status: string | undefined;
  readonly labels: readonly string[] | undefined;
  readonly isAssigned: boolean | undefined;
}

const longestClaimId = 200;
const mostLabels = 100;
const noIds: readonly never[] = [];

/** Takes the facts out of a request that was read. Quick, never throws. */
export function requestFacts(headers: readonly HeaderPair[], reading: Reading, receivedAtMs: number, bodySha256: string): RequestFacts {
  const ids = messageIds(headers);
  const { isEvent, eventName, entry, body, bytes } = reading;
  return {
    receivedAtMs,
    eventName: entry?.name ?? ownText(eventName),
    ids,
    bodySha256,
    comparesBytes: isEvent && ids.length === 0 && bytes.length > 0,
    claim: isEvent ? claimFacts(reading) : undefined,
    isUnread: isEvent && (body.kind === 'large' || body.kind === 'unread') && (eventName === null || eventName.startsWith('claim.')),
  };
}

function messageIds(headers: readonly HeaderPair[]): readonly MessageId[] {
  let ids: MessageId[] | undefined;
  for (const [name, value] of headers) {
    if (value === '' || value.length > longestMessageId || !isMessageIdHeader(name)) continue;
    (ids ??= []).push({ name: ownText(name), value: ownText(value), key: `${name.toLowerCase()} ${value}` });
  }
  return ids ?? noIds;
}

function claimFacts({ body }: Reading): ClaimFacts | undefined {
  const claim = body.kind === 'json' ? memberOf(body.value, 'claim') : undefined;
  const id = idOf(memberOf(claim, 'id'));
  if (id === undefined) return undefined;
  const status = memberOf(claim, 'status');
  const labels = memberOf(claim, 'labels');
  const assignee = memberOf(claim, 'assigned_to');
  return {
    id,
    status: typeof status === 'string' ? clipped(status, 40) : undefined,
    labels: Array.isArray(labels) && labels.length <= mostLabels && labels.every((label) => typeof label === 'string') ? labels : undefined,
    isAssigned: assignee === undefined ? undefined : assignee !== null,
  };
}

/** Undefined where it is no id, or one of more digits than are kept in reading. */
function idOf(id: unknown): string | number | undefined {
  if (typeof id === 'string') return id === '' || id.length > longestClaimId ? undefined : id;
  return typeof id === 'number' && Number.isSafeInteger(id) ? id : undefined;
}

/** The text in memory of its own: what is cut from a request's head holds on to all of that head. */
function ownText<T extends string | null>(text: T): T {
  return text === null ? text : (Buffer.from(text, 'utf16le').toString('utf16le') as T);
}
