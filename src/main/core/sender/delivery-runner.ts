import type { AttemptOutcome, WireRequest } from '../../../shared/model/attempt';
import type { Delivery, DeliveryState, NextAttempt } from '../../../shared/model/delivery';
import type { Endpoint, NotDeliveredReason } from '../../../shared/model/endpoint';
import { failure } from '../../../shared/model/failure';
import type { Ports } from '../ports';
import { runAttempt } from './attempt';
import { attemptRequest } from './attempt-request';
import type { AttemptBuilt } from './attempt-request';
import type { ConnectionPool } from './connection-pool';
import type { Turn } from './delivery-queue';
import type { Job, Ready } from './job';
import type { RecordWrites } from './record-writes';
import { decideRetry } from './retry-policy';
import type { SenderParts } from './sender-port';
import { stateAfter } from './state-after';

/** What the runner works with. */
export interface RunnerParts {
  readonly sender: SenderParts;
  readonly ports: Ports;
  readonly writes: RecordWrites;
  readonly pool: ConnectionPool;
  /** The program's version, for User-Agent. */
  readonly version: string;
  readonly authorities: readonly string[];
}

/** Makes one attempt of a delivery: on record before its first byte leaves, and on record again when it has ended, with what comes next. */
export class DeliveryRunner {
  private readonly parts: RunnerParts;

  constructor(parts: RunnerParts) {
    this.parts = parts;
  }

  /** Makes the attempt, or puts the delivery down where there is to be none now. Leaves in `job.summary` how the delivery stands after it. */
  async run(job: Job, turn: Turn): Promise<void> {
    const { sender, ports, writes } = this.parts;
    job.begun = true;
    if (job.cancelled) return;
    const ready = job.ready ?? (await this.fromRecord(job));
    if (ready === undefined) return;
    const { delivery } = ready;
    const endpoint = sender.endpoint(delivery.endpointId);
    const reason = hindrance(endpoint, delivery, job.asked);
    if (endpoint === undefined || reason !== undefined) {
      await this.putDown(job, ready, reason ?? 'deleted');
      return;
    }
    const built = ready.built ?? (await this.build(ready, endpoint));
    const startedAtMs = ports.clock.nowMs();
    const number = (delivery.attemptCount ?? 0) + 1;
    const request: WireRequest = built.ok ? built.request : { method: 'POST', target: '', headers: [], body: new Uint8Array() };
    if ((await writes.write(() => sender.record.startAttempt(delivery.id, number, startedAtMs, request), { request }, job.recorded)) === undefined) return;
    const outcome = built.ok ? await this.attempt(job, built, endpoint, turn) : notBuilt(built, startedAtMs);
    // The next attempt need not wait until this one's outcome is on disk.
    turn.end(outcome.timings.totalMs);
    const next = built.ok && !job.cancelled ? nextAttempt(endpoint, delivery.id, number, outcome, ports.clock.nowMs()) : undefined;
    const state: DeliveryState = next === undefined ? endState(outcome, job.cancelled) : 'waiting';
    const summary = await writes.write(() => sender.record.finishAttempt(delivery.id, number, outcome, state, next));
    if (summary !== undefined) job.summary = summary;
    if (outcome.answer?.status === 410 && outcome.failure === undefined) sender.onGone(endpoint.id);
  }

  /** A delivery as it stands on record; undefined where it waits for a later time by now, or has ended. */
  private async fromRecord(job: Job): Promise<Ready | undefined> {
    const found = await this.parts.sender.record.deliveryToSend(job.id);
    if (found === undefined || job.cancelled) return undefined;
    const { state, nextAttemptAtMs } = found.delivery;
    if (state !== 'queued' && state !== 'waiting') return undefined;
    if (nextAttemptAtMs !== undefined && nextAttemptAtMs > this.parts.ports.clock.nowMs()) {
      job.summary = found.delivery;
      return undefined;
    }
    return found;
  }

  /** Puts a delivery down that gets no attempt now: held while its endpoint is paused, else ended. */
  private async putDown(job: Job, { delivery }: Ready, reason: NotDeliveredReason): Promise<void> {
    const { sender, writes } = this.parts;
    const ended = (delivery.attemptCount ?? 0) > 0 ? 'failed' : 'not-delivered';
    const summary = await writes.write(() => sender.record.moveDelivery(delivery.id, reason === 'paused' ? { state: 'waiting', reason } : { state: ended, reason }), {}, job.recorded);
    if (summary !== undefined) job.summary = summary;
  }

  /** The request of a delivery to its endpoint, if it left now. */
  async build({ event, delivery, body }: Ready, endpoint: Endpoint): Promise<AttemptBuilt> {
    const { sender, ports, version } = this.parts;
    if (delivery.origin?.kind === 'replay') return sender.replayed(delivery);
    return attemptRequest({ draft: event, subjectKind: event.subjectKind, delivery, endpoint, secrets: sender.secretsOf(endpoint.id), version, atMs: ports.clock.nowMs(), body });
  }

  private async attempt(job: Job, built: Extract<AttemptBuilt, { ok: true }>, endpoint: Endpoint, turn: Turn): Promise<AttemptOutcome> {
    const { ports, pool, authorities } = this.parts;
    // Stopped or cancelled while it waited for its place: nothing of it left.
    if (!(await turn.wire()) || job.cancelled) return { startedAtMs: ports.clock.nowMs(), timings: { totalMs: 0 }, failure: failure('cancelled') };
    const { timeoutMs, verifyTls } = endpoint;
    const connectTimeoutMs = Math.min(endpoint.connectTimeoutMs, timeoutMs);
    // An attempt without a manner of its own may use a kept connection.
    const manner = built.manner === undefined || Object.keys(built.manner).length === 0 ? {} : { manner: built.manner };
    const running = runAttempt({ request: built.request, destination: built.url, timeoutMs, connectTimeoutMs, authorities, verifyTls, ...manner }, pool, ports.clock);
    job.running = running;
    const outcome = await running.outcome;
    delete job.running;
    return outcome;
  }
}

/** Why the endpoint gets no attempt now; undefined where it does. `asked` overrules a pause. */
export function hindrance(endpoint: Endpoint | undefined, delivery: Pick<Delivery, 'deliverAnyway'>, asked: boolean): NotDeliveredReason | undefined {
  if (endpoint === undefined) return 'deleted';
  if (!endpoint.enabled && delivery.deliverAnyway !== true) return 'disabled';
  return endpoint.paused && !asked ? 'paused' : undefined;
}

/** The attempt that the endpoint's schedule has after this one; undefined where there is none. */
export function nextAttempt(endpoint: Endpoint, deliveryId: string, number: number, outcome: AttemptOutcome, endedAtMs: number): NextAttempt | undefined {
  const policy = { schedule: endpoint.retry, scale: endpoint.timeScale, jitter: endpoint.jitter, seed: endpoint.jitterSeed };
  const decision = decideRetry(policy, { deliveryId, number, outcome, endedAtMs });
  return decision.kind === 'retry' ? { atMs: decision.atMs, reason: decision.reason } : undefined;
}

function endState(outcome: AttemptOutcome, cancelled: boolean): DeliveryState {
  const state = stateAfter(outcome);
  return cancelled && state !== 'delivered' ? 'cancelled' : state;
}

function notBuilt({ problem }: Extract<AttemptBuilt, { ok: false }>, startedAtMs: number): AttemptOutcome {
  return { startedAtMs, timings: { totalMs: 0 }, failure: failure(problem.code === 'unsigned' || problem.code === 'no-secret' ? problem.code : 'invalid-url', problem.message) };
}
