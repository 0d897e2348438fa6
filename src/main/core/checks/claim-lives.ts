import { createGenerations } from './generations';
import type { SeenRequest } from './history';
import { clipped } from './inline-json';
import type { ClaimFacts } from './request-facts';

/** An event that does not follow from what was caught of its claim before, in sentences, and the request that it was compared with. */
export interface LifeFinding {
  readonly title: string;
  readonly expected: string;
  readonly found: string;
  readonly pointer: string;
  readonly earlier: SeenRequest;
}

/** What is known of claims from the events that were caught. Bounded: claims that were quiet for long are forgotten. */
export interface ClaimLives {
  /** The last event of a claim. */
  latest(claimId: string | number): SeenRequest | undefined;
  /** Compares an event with what is known of its claim, and goes on from it. Knows only what was caught, and finds nothing in a claim's first event. */
  step(claim: ClaimFacts, request: SeenRequest): readonly LifeFinding[];
  /** An event of some claim came that could not be read: what is known of every claim may have been overtaken, so each begins anew with its next event. */
  lose(): void;
}

/** What is known of one claim, each fact with the request that told it. Changed in place: it is kept up for every event. */
interface ClaimLife {
  latest: SeenRequest;
  created: SeenRequest | undefined;
  status: string | undefined;
  statusBy: SeenRequest;
  labels: readonly string[] | undefined;
  labelsBy: SeenRequest;
  assigned: boolean | undefined;
  assignedBy: SeenRequest;
}

const rememberedClaims = 8_000;
const nothing: readonly never[] = [];

/** Makes an empty memory of claims. */
export function createClaimLives(): ClaimLives {
  let lives = createGenerations<string | number, ClaimLife>(rememberedClaims);
  return {
    latest: (claimId) => lives.get(claimId)?.latest,
    step({ id, status, labels, isAssigned }, request) {
      const { eventName } = request;
      const life = lives.get(id);
      if (life === undefined) {
        const created = eventName === 'claim.created' ? request : undefined;
        lives.set(id, { latest: request, created, status, statusBy: request, labels, labelsBy: request, assigned: isAssigned, assignedBy: request });
        return nothing;
      }
      const findings = findingsIn(eventName ?? '', life, status, labels);
      lives.set(id, life);
      life.latest = request;
      if (eventName === 'claim.created') life.created ??= request;
      if (status !== undefined) {
        life.status = status;
        life.statusBy = request;
      }
      if (labels !== undefined) {
        life.labels = labels;
        life.labelsBy = request;
      }
      if (isAssigned !== undefined) {
        life.assigned = isAssigned;
        life.assignedBy = request;
      }
      return findings;
    },
    lose() {
      lives = createGenerations(rememberedClaims);
    },
  };
}

/** What does not follow in an event with this status and these labels. */
function findingsIn(eventName: string, life: ClaimLife, status: string | undefined, labels: readonly string[] | undefined): readonly LifeFinding[] {
  const findings = statusFinding(eventName, life, status) ?? [];
  const unassigned = eventName === 'claim.unassigned' && life.assigned === false;
  const labelsMoved = labels !== undefined && life.labels !== undefined && (eventName.startsWith('claim.label_') || !sameTexts(life.labels, labels));
  if (findings.length === 0 && !unassigned && !labelsMoved) return nothing;
  const { assignedBy } = life;
  return [
    ...findings,
    ...(unassigned ? [finding(assignedBy, 'Unassigned although assigned to no one', 'a claim that is assigned', `assigned to no one since ${nameOf(assignedBy)}`, '/claim/assigned_to')] : []),
    ...(labelsMoved ? labelFindings(eventName, life.labels ?? nothing, labels, life.labelsBy) : []),
  ];
}

function finding(earlier: SeenRequest, title: string, expected: string, found: string, pointer: string): LifeFinding {
  return { title, expected, found, pointer, earlier };
}

function statusFinding(eventName: string, life: ClaimLife, status: string | undefined): readonly LifeFinding[] | undefined {
  const { created, latest, statusBy } = life;
  switch (eventName) {
    case 'claim.created':
      if (created !== undefined) return [finding(created, 'Created a second time', 'one claim.created for a claim', 'claim.created was caught before', '/claim/id')];
      return [finding(latest, 'Created after other events of this claim', 'claim.created before every other event', `${nameOf(latest)} was caught before`, '/claim/id')];
    case 'claim.closed':
      if (life.status !== 'closed') return undefined;
      return [finding(statusBy, 'Closed although it was closed', 'a claim that is open', `status closed since ${nameOf(statusBy)}, and no claim.reopened since`, '/claim/status')];
    case 'claim.reopened':
      if (life.status !== 'open') return undefined;
      return [finding(statusBy, 'Reopened although it was open', 'a claim that is closed', `status open since ${nameOf(statusBy)}, and no claim.closed since`, '/claim/status')];
    default: {
      if (life.status === undefined || status === undefined || life.status === status) return undefined;
      const missing = status === 'closed' ? 'claim.closed' : 'claim.reopened';
      return [finding(statusBy, `Status became ${status} without an event that says so`, `status ${life.status}, or ${missing} before`, `status ${status}`, '/claim/status')];
    }
  }
}

function labelFindings(eventName: string, before: readonly string[], now: readonly string[], earlier: SeenRequest): readonly LifeFinding[] {
  const came = now.filter((label) => !before.includes(label));
  const went = before.filter((label) => !now.includes(label));
  const [newest = ''] = came;
  const [gone = ''] = went;
  const found: LifeFinding[] = [];
  const tell = (title: string, expected: string): void => {
    found.push(finding(earlier, title, expected, listed(now), '/claim/labels'));
  };
  if (eventName === 'claim.label_added' && came.length === 0) tell('Label added, but none is new', 'a label that was not there');
  if (eventName === 'claim.label_removed' && went.length === 0) tell('Label removed, but none is gone', `fewer labels than ${listed(before)}`);
  if (came.length > 0 && eventName !== 'claim.label_added') tell(`Label ${clipped(newest, 40)} came without claim.label_added`, listed(before));
  if (went.length > 0 && eventName !== 'claim.label_removed') tell(`Label ${clipped(gone, 40)} went without claim.label_removed`, listed(before));
  return found;
}

function sameTexts(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}

function nameOf({ eventName }: SeenRequest): string {
  return clipped(eventName ?? 'an event', 60);
}

function listed(labels: readonly string[]): string {
  return labels.length === 0 ? 'no labels' : clipped(`labels ${labels.join(', ')}`, 120);
}
