import type { Expectation } from '../../../../shared/model/scenario';
import type { ExpectationResult, SeenRecord } from '../../../../shared/model/scenario-run';
import { expectationWords, queryWords, timeWords } from '../../../../shared/model/scenario-words';
import { parseQuery } from '../../../../shared/query/parse-query';
import type { Query } from '../../../../shared/query/query';
import { recordTest, type RecordTest } from '../../../../shared/query/record-test';
import { compactAt, rootOf, sameJson, valuesAt } from './json-values';
import { seenRecord, type RunRecord } from './run-record';

/** What a watch needs of the run. Times are in milliseconds of the scenario's time since the run began. */
export interface WatchParts {
  readonly fromMs: number;
  readonly untilMs: number;
  scenarioMs(): number;
  nowMs(): number;
  /** What the other expectations so far look for: what they find is expected. */
  known(scope: Expectation['scope']): readonly RecordTest[];
  catalogueProblem(event: string | null, body: string): string | undefined;
  schemaProblem(schemaJson: string, body: string): string | undefined;
}

export type WatchState = 'waiting' | 'held' | 'failed' | 'skipped';

const mostSeen = 20;
const mostOdd = 1_000;

/**
 * Looks at records as they come and judges one expectation. What can no longer hold fails at once; what holds only if nothing more comes is judged
 * when the window closes. Records that change (deliveries) are looked at again.
 */
export class Watch {
  readonly expectation: Expectation;
  readonly finds: RecordTest;
  readonly #parts: WatchParts;
  readonly #findsOther: RecordTest | undefined;
  readonly #findsExpected: readonly RecordTest[] | undefined;
  readonly #path: readonly string[] | undefined;
  readonly #matches = new Set<string>();
  readonly #inScope = new Set<string>();
  readonly #keys = new Map<string, SeenRecord>();
  readonly #odd = new Map<string, RunRecord>();
  readonly #others = new Map<string, number>();
  readonly #toldOthers = new Set<string>();
  #seen: SeenRecord[] = [];
  #near: SeenRecord[] = [];
  #firstOrder: number | undefined;
  #otherOrder: number | undefined;
  #state: WatchState = 'waiting';
  #closed = false;
  #decidedMs: number | undefined;
  #why: string | undefined;

  constructor(expectation: Expectation, parts: WatchParts) {
    this.expectation = expectation;
    this.#parts = parts;
    this.finds = testOf(expectation.query);
    this.#findsOther = expectation.order === undefined ? undefined : testOf(expectation.order.query);
    this.#findsExpected = expectation.unexpectedBut?.map(testOf);
    this.#path = expectation.noneTwiceBy === undefined ? undefined : bodyPathOf(expectation.noneTwiceBy);
  }

  get state(): WatchState {
    return this.#state;
  }

  /** True once nothing that comes can change the verdict. */
  get isFinal(): boolean {
    return this.#closed || this.#state === 'failed' || (this.#state === 'held' && !this.#canStillFail());
  }

  /** True once the run need not wait for it: it is decided, or what is to come has come and only its window goes on. */
  get letsGoOn(): boolean {
    const { count } = this.expectation;
    return this.#state !== 'waiting' || count.kind === 'at-most' || (count.kind === 'exactly' && count.count === 0) || this.expectation.untilEnd;
  }

  take(record: RunRecord): void {
    if (this.isFinal || !isInScope(this.expectation.scope, record)) return;
    this.#inScope.add(record.id);
    const nowMs = this.#parts.nowMs();
    if (this.#findsExpected !== undefined) {
      this.#takeUnexpected(record, this.#findsExpected, nowMs);
      return;
    }
    if (this.#findsOther?.(record, nowMs) === true) this.#otherOrder = Math.min(this.#otherOrder ?? record.order, record.order);
    if (this.finds(record, nowMs)) this.#takeMatch(record);
    else this.#takeOther(record);
    this.#judge();
  }

  /** The window is over. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#state === 'failed') return;
    if (this.expectation.ifAny && this.#inScope.size === 0) {
      this.#decide('skipped', this.expectation.scope === 'passed-on' ? 'nothing was passed on, so nothing can be said' : 'nothing came, so nothing can be said');
      return;
    }
    if (this.expectation.unexpectedBut !== undefined) {
      const left = this.#unexpected();
      this.#seen = left.slice(0, mostSeen).map((record) => seenRecord(record));
      this.#decide(left.length === 0 ? 'held' : 'failed', left.length === 0 ? 'nothing else came' : `${left.length} came that nothing expects`);
      return;
    }
    const { kind, count } = this.expectation.count;
    const came = this.#matches.size;
    const enough = kind === 'at-most' ? came <= count : kind === 'exactly' ? came === count : came >= count;
    if (!enough) this.#fail(this.#shortfall());
    else if (!this.#orderHolds()) this.#fail(this.#orderWords());
    else if (this.#state === 'waiting') this.#decide('held', undefined);
  }

  result(): ExpectationResult {
    const { expectation } = this;
    const came = this.#why ?? this.#cameWords();
    const seen = this.#seen.length > 0 || this.#state === 'held' ? this.#seen : this.#near;
    return {
      expected: expectationWords(expectation),
      came,
      ...(this.#state === 'waiting' ? { waitsFor: this.#waitsFor() } : {}),
      count: expectation.unexpectedBut === undefined ? this.#matches.size : this.#odd.size,
      seen,
      fromMs: this.#parts.fromMs,
      untilMs: this.#parts.untilMs,
      ...(this.#decidedMs === undefined ? {} : { decidedMs: this.#decidedMs }),
    };
  }

  #takeUnexpected(record: RunRecord, findsExpected: readonly RecordTest[], nowMs: number): void {
    if (findsExpected.some((finds) => finds(record, nowMs)) || this.#isKnown(record, nowMs)) this.#odd.delete(record.id);
    else if (this.#odd.size < mostOdd || this.#odd.has(record.id)) this.#odd.set(record.id, record);
  }

  #isKnown(record: RunRecord, nowMs: number): boolean {
    // Where a list says what is expected, it alone counts.
    if ((this.expectation.unexpectedBut ?? []).length > 0) return false;
    return this.#parts.known(this.expectation.scope).some((finds) => finds(record, nowMs));
  }

  #unexpected(): readonly RunRecord[] {
    const nowMs = this.#parts.nowMs();
    return [...this.#odd.values()].filter((record) => !this.#isKnown(record, nowMs));
  }

  #takeMatch(record: RunRecord): void {
    if (this.#matches.has(record.id)) return;
    this.#matches.add(record.id);
    this.#firstOrder = Math.min(this.#firstOrder ?? record.order, record.order);
    const problem = this.#bodyProblem(record);
    this.#seen = [...this.#seen, seenRecord(record, problem)].slice(-mostSeen);
    if (problem !== undefined) {
      this.#seen = this.#seen.slice(-1);
      this.#fail(problem);
      return;
    }
    const keys = this.#keysOf(record);
    for (const key of keys) {
      const before = this.#keys.get(key);
      if (before === undefined) {
        this.#keys.set(key, seenRecord(record));
        continue;
      }
      const shown = this.expectation.noneTwiceBy === '' ? 'the same body' : key.length > 80 ? `${key.slice(0, 80)}…` : key;
      this.#seen = [{ ...before, remark: shown }, seenRecord(record, shown)];
      this.#fail(`${this.#matches.size}: ${shown} twice, ${timeWords(Math.abs(record.timeMs - before.atMs))} apart`);
      return;
    }
  }

  #takeOther(record: RunRecord): void {
    // A delivery can match no more once its state has changed.
    if (this.#matches.delete(record.id)) this.#seen = this.#seen.filter(({ id }) => id !== record.id);
    if (this.#toldOthers.has(record.id)) return;
    if (this.#toldOthers.size < mostOdd) this.#toldOthers.add(record.id);
    const name = `${record.eventName ?? 'request'}${record.source === null ? '' : ` with source ${record.source}`}`;
    if (this.#others.size < mostSeen || this.#others.has(name)) this.#others.set(name, (this.#others.get(name) ?? 0) + 1);
    this.#near = [...this.#near, seenRecord(record)].slice(-mostSeen);
  }

  #keysOf(record: RunRecord): readonly string[] {
    if (this.#path === undefined) return [];
    const body = record.body();
    if (this.#path.length === 0) return [body];
    const root = rootOf(body);
    const values = root === undefined ? [] : valuesAt(root, this.#path);
    return values.length === 0 ? [] : [values.map((node) => compactAt(body, node)).join(' ')];
  }

  #bodyProblem(record: RunRecord): string | undefined {
    const { fields, schema } = this.expectation;
    if (fields.length === 0 && schema === undefined) return undefined;
    const body = record.body();
    if (schema !== undefined) {
      const problem = schema.kind === 'catalogue' ? this.#parts.catalogueProblem(record.eventName, body) : this.#parts.schemaProblem(schema.json, body);
      if (problem !== undefined) return problem;
    }
    const root = rootOf(body);
    for (const { path, json } of fields) {
      const wanted = rootOf(json);
      const found = root === undefined ? [] : valuesAt(root, bodyPathOf(path));
      if (wanted !== undefined && found.some((node) => sameJson(body, node, json, wanted))) continue;
      return found.length === 0 ? `${path} is not there` : `${path} is ${found.map((node) => compactAt(body, node)).join(' and ').slice(0, 200)}, not ${json.slice(0, 200)}`;
    }
    return undefined;
  }

  #judge(): void {
    if (this.#state === 'failed' || this.#closed) return;
    const { kind, count } = this.expectation.count;
    const came = this.#matches.size;
    if (kind !== 'at-least' && came > count && this.expectation.scope !== 'deliveries') {
      this.#fail(`${came} came`);
      return;
    }
    const { order } = this.expectation;
    if (order !== undefined && !this.#orderHolds() && this.#firstOrder !== undefined && (order.relation === 'after' || this.#otherOrder !== undefined)) {
      this.#fail(this.#orderWords());
      return;
    }
    const reached = kind === 'at-most' ? false : kind === 'exactly' ? came === count && count > 0 : came >= count;
    if (reached && !this.expectation.untilEnd && this.#orderHolds()) this.#decide('held', undefined);
    else if (this.#state === 'held' && !reached) this.#state = 'waiting';
  }

  #orderHolds(): boolean {
    const { order } = this.expectation;
    if (order === undefined || this.#firstOrder === undefined) return true;
    if (order.relation === 'after') return this.#otherOrder !== undefined && this.#otherOrder < this.#firstOrder;
    return this.#otherOrder === undefined || this.#firstOrder < this.#otherOrder;
  }

  #orderWords(): string {
    const { query, order } = this.expectation;
    const other = queryWords(order?.query ?? '');
    return this.#otherOrder === undefined ? `${queryWords(query)} came, and no ${other} before it` : `${order?.relation === 'after' ? queryWords(query) : other} came first`;
  }

  #canStillFail(): boolean {
    const { count, noneTwiceBy } = this.expectation;
    return count.kind !== 'at-least' || noneTwiceBy !== undefined;
  }

  #decide(state: WatchState, why: string | undefined): void {
    if (this.#state !== state) this.#decidedMs = this.#parts.scenarioMs();
    this.#state = state;
    this.#why = why;
  }

  #fail(why: string): void {
    this.#decide('failed', why);
  }

  #cameWords(): string {
    const { unexpectedBut, count, scope } = this.expectation;
    if (unexpectedBut !== undefined) return `${this.#unexpected().length} so far`;
    const came = this.#matches.size;
    if (this.#state === 'held' && this.#decidedMs !== undefined && count.kind !== 'at-most') {
      const word = scope === 'deliveries' ? (/(^|\s)(status:2|state:delivered)/.test(this.expectation.query) ? ' acknowledged' : '') : '';
      return `${came} of ${count.count}${word} after ${timeWords(this.#decidedMs - this.#parts.fromMs)}`;
    }
    return this.#state === 'waiting' && count.kind !== 'at-most' ? `${came} of ${count.count}${this.#insteadWords()}` : `${came} came`;
  }

  #shortfall(): string {
    return `${this.#matches.size} came${this.#insteadWords()}`;
  }

  #insteadWords(): string {
    if (this.#others.size === 0) return '';
    const others = [...this.#others].slice(0, 4).map(([name, count]) => `${count} ${name}`);
    return `; besides ${others.join(', ')}${this.#others.size > 4 ? ' and others' : ''}`;
  }

  #waitsFor(): string {
    const { query, count, unexpectedBut, untilEnd } = this.expectation;
    if (unexpectedBut !== undefined) return 'the end, with nothing unexpected';
    const missing = count.count - this.#matches.size;
    if (count.kind === 'at-most' || missing <= 0) return untilEnd ? 'the end, with no more of them' : 'the end of its time, with no more of them';
    return `${missing} of ${query === '' ? 'anything' : query}`;
  }
}

function isInScope(scope: Expectation['scope'], record: RunRecord): boolean {
  if (scope === 'deliveries') return record.kind === 'delivery';
  return record.kind === 'captured' && (scope === 'captured' || !record.direct);
}

/** The tree of a query that was looked through when the scenario was read. */
export function treeOf(query: string): Query {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(`a query that was read before cannot be read now: ${parsed.problem.message}`);
  return parsed.query;
}

function testOf(query: string): RecordTest {
  return recordTest(treeOf(query));
}

function bodyPathOf(path: string): readonly string[] {
  if (path === '') return [];
  const tree = treeOf(path);
  return tree.kind === 'condition' && tree.condition.kind === 'body' ? tree.condition.path : path.split('.').slice(1);
}
