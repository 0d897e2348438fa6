import type { Reading } from './reading';
import { memberOf } from './reading';
import type { SeenRequest } from './history';
import { clipped } from './inline-json';

/** An event that does not follow from what was caught of its claim before, in sentences, and the request that it was compared with. */
export interface LifeFinding {
  readonly title: string;
  readonly expected: string;
  readonly found: string;
  readonly pointer: string;
  readonly earlier: SeenRequest;
}

/** What is known of claims from the events that were caught. Bounded: the claims that were quiet the longest are forgotten. */
export interface ClaimLives {
  /** The last event of a claim. */
  latest(claimId: string): SeenRequest | undefined;
  /** Compares an event with what is known of its claim, and goes on from it. Knows only what was caught, and finds nothing in a claim's first event. */
  step(claimId: string, reading: Reading, request: SeenRequest): readonly LifeFinding[];
}

/** A fact about a claim and the request that told it. */
interface Told<T> {
  readonly value: T;
  readonly by: SeenRequest;
}

interface ClaimLife {
  readonly latest: SeenRequest;
  readonly created: SeenRequest | undefined;
  readonly status: Told<string> | undefined;
  readonly labels: Told<readonly string[]> | undefined;
  readonly assigned: Told<boolean> | undefined;
}

const mostClaims = 10_000;
const mostLabels = 100;

/** Makes an empty memory of claims. */
export function createClaimLives(): ClaimLives {
  const lives = new Map<string, ClaimLife>();
  return {
    latest: (claimId) => lives.get(claimId)?.latest,
    step(claimId, reading, request) {
      const before = lives.get(claimId);
      const now = claimNow(reading, request);
      const findings = before === undefined ? [] : findingsIn(reading.eventName ?? '', before, now);
      lives.delete(claimId);
      lives.set(claimId, { latest: request, created: now.created ?? before?.created, status: now.status ?? before?.status, labels: now.labels ?? before?.labels, assigned: now.assigned ?? before?.assigned });
      if (lives.size > mostClaims) {
        const [quietest] = lives.keys();
        if (quietest !== undefined) lives.delete(quietest);
      }
      return findings;
    },
  };
}

/** What one event tells of its claim. */
function claimNow({ eventName, body }: Reading, by: SeenRequest): ClaimLife {
  const claim = body.kind === 'json' ? memberOf(body.value, 'claim') : undefined;
  const status = memberOf(claim, 'status');
  const labels = memberOf(claim, 'labels');
  const assignee = memberOf(claim, 'assigned_to');
  return {
    latest: by,
    created: eventName === 'claim.created' ? by : undefined,
    status: typeof status === 'string' ? { value: clipped(status, 40), by } : undefined,
    labels: Array.isArray(labels) && labels.length <= mostLabels && labels.every((label) => typeof label === 'string') ? { value: labels, by } : undefined,
    assigned: assignee === undefined ? undefined : { value: assignee !== null, by },
  };
}

function findingsIn(eventName: string, before: ClaimLife, now: ClaimLife): readonly LifeFinding[] {
  const findings: LifeFinding[] = [];
  const find = (earlier: SeenRequest, title: string, expected: string, found: string, pointer: string): void => {
    findings.push({ title, expected, found, pointer, earlier });
  };
  const { status, labels, assigned } = before;
  switch (eventName) {
    case 'claim.created':
      if (before.created !== undefined) find(before.created, 'Created a second time', 'one claim.created for a claim', 'claim.created was caught before', '/claim/id');
      else find(before.latest, 'Created after other events of this claim', 'claim.created before every other event', `${nameOf(before.latest)} was caught before`, '/claim/id');
      break;
    case 'claim.closed':
      if (status?.value === 'closed') find(status.by, 'Closed although it was closed', 'a claim that is open', `status closed since ${nameOf(status.by)}, and no claim.reopened since`, '/claim/status');
      break;
    case 'claim.reopened':
      if (status?.value === 'open') find(status.by, 'Reopened although it was open', 'a claim that is closed', `status open since ${nameOf(status.by)}, and no claim.closed since`, '/claim/status');
      break;
    default:
      if (status !== undefined && now.status !== undefined && status.value !== now.status.value) {
        const missing = now.status.value === 'closed' ? 'claim.closed' : 'claim.reopened';
        find(status.by, `Status became ${now.status.value} without an event that says so`, `status ${status.value}, or ${missing} before`, `status ${now.status.value}`, '/claim/status');
      }
  }
  if (eventName === 'claim.unassigned' && assigned?.value === false) find(assigned.by, 'Unassigned although assigned to no one', 'a claim that is assigned', `assigned to no one since ${nameOf(assigned.by)}`, '/claim/assigned_to');
  if (labels !== undefined && now.labels !== undefined) {
    const had = new Set(labels.value);
    const has = new Set(now.labels.value);
    const came = now.labels.value.filter((label) => !had.has(label));
    const went = labels.value.filter((label) => !has.has(label));
    if (eventName === 'claim.label_added' && came.length === 0) find(labels.by, 'Label added, but none is new', 'a label that was not there', listed(now.labels.value), '/claim/labels');
    if (eventName === 'claim.label_removed' && went.length === 0) find(labels.by, 'Label removed, but none is gone', `fewer labels than ${listed(labels.value)}`, listed(now.labels.value), '/claim/labels');
    if (came.length > 0 && eventName !== 'claim.label_added') find(labels.by, `Label ${clipped(came[0] ?? '', 40)} came without claim.label_added`, listed(labels.value), listed(now.labels.value), '/claim/labels');
    if (went.length > 0 && eventName !== 'claim.label_removed') find(labels.by, `Label ${clipped(went[0] ?? '', 40)} went without claim.label_removed`, listed(labels.value), listed(now.labels.value), '/claim/labels');
  }
  return findings;
}

function nameOf({ eventName }: SeenRequest): string {
  return clipped(eventName ?? 'an event', 60);
}

function listed(labels: readonly string[]): string {
  return labels.length === 0 ? 'no labels' : clipped(`labels ${labels.join(', ')}`, 120);
}
