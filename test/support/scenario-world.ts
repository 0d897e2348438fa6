import type { RunRecord } from '../../src/main/core/scenario/play/run-record';
import type { Done, NotDone, World } from '../../src/main/core/scenario/play/world';
import { BodyText } from '../../src/shared/query/body-text';
import { VirtualClock } from './virtual-clock';

const encoder = new TextEncoder();

/** A world without sockets: what is done is done at once, and records come when the test says so. Time stands still until it is moved. */
export class TestWorld implements World {
  readonly clock = new VirtualClock(1_000_000);
  readonly done: string[] = [];
  /** What an action answers, where it is not done. */
  refusal: string | undefined;
  /** When the receivers have answered what is sent next, one for each step; at once where there is none. */
  readonly answers: Promise<void>[] = [];
  isClosed = false;
  readonly #listeners = new Set<(record: RunRecord) => void>();
  #records = 0;

  act(action: Parameters<World['act']>[0]): Promise<Done | NotDone> {
    return this.#do(`${action.name}${action.value === undefined ? '' : ` ${action.value}`}`, 'claim.created');
  }

  send(step: Parameters<World['send']>[0]): Promise<Done | NotDone> {
    return this.#do(`send ${step.event}`, step.event);
  }

  burst(step: Parameters<World['burst']>[0]): Promise<Done | NotDone> {
    return this.#do(`burst ${step.count}`, step.event);
  }

  claimKey(): string | undefined {
    return 'claim 1';
  }

  claimValue(): string | undefined {
    return '4211';
  }

  attempted(): Promise<void> {
    return this.answers.shift() ?? Promise.resolve();
  }

  onRecord(listener: (record: RunRecord) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  catalogueProblem(): string | undefined {
    return undefined;
  }

  schemaProblem(schemaJson: string, body: string): string | undefined {
    return body.includes('"id"') ? undefined : `does not fit ${schemaJson}`;
  }

  close(): Promise<void> {
    this.isClosed = true;
    return Promise.resolve();
  }

  /** A captured request with this event comes now. */
  capture(event: string, body = '{}', changes: Partial<RunRecord> = {}): void {
    this.#records += 1;
    const record: RunRecord = {
      kind: 'captured', id: `req_${this.#records}`, ids: [`req_${this.#records}`], position: 0, order: this.#records, timeMs: this.clock.nowMs(), eventName: event, source: 'ui', methods: ['POST'],
      path: '/hooks/claims', addresses: [], endpoint: [], isReceived: true, isPinned: false, isNoted: false, state: 'complete', statuses: [200], failures: [], attempts: null, durationMs: 1,
      sizeBytes: body.length, checkState: 'pass', checkMarks: [], headers: [], bodies: [new BodyText(() => body)], subject: undefined, body: () => body, isNew: true, direct: false, ...changes,
    };
    for (const listener of this.#listeners) listener(record);
  }

  #do(what: string, event: string): Promise<Done | NotDone> {
    this.done.push(what);
    if (this.refusal !== undefined) return Promise.resolve({ ok: false, message: this.refusal });
    return Promise.resolve({ ok: true, event, performedBy: { kind: 'user', userId: 1, name: 'A' }, deliveryIds: [`dlv_${this.done.length}`], deliveryCount: 1, bytes: [encoder.encode(what)] });
  }
}
