import type { RuleActivity } from '../../../../shared/model/answer-rule';

/** What has been counted so far, to be read alone. */
export interface RuleReadings {
  /** How often a rule has answered. */
  hits(ruleId: string): number;
  /** How often a rule's sequence has answered for a key. */
  answered(ruleId: string, key: string): number;
  /** Requests that met a rule's conditions in the second that `nowMs` (monotonic) lies in. */
  inThisSecond(ruleId: string, nowMs: number): number;
}

interface Second {
  readonly startMs: number;
  count: number;
}

/** Keys come out of requests, so their number is bounded: beyond it the key that was counted first is forgotten. */
const mostKeys = 10_000;
const toldKeys = 100;

/** Counts what the rules do. Lives as long as the catch server; nothing of it is stored. */
export class RuleCounts implements RuleReadings {
  private readonly hitCounts = new Map<string, number>();
  private readonly sequences = new Map<string, Map<string, number>>();
  private readonly seconds = new Map<string, Second>();

  hits(ruleId: string): number {
    return this.hitCounts.get(ruleId) ?? 0;
  }

  answered(ruleId: string, key: string): number {
    return this.sequences.get(ruleId)?.get(key) ?? 0;
  }

  inThisSecond(ruleId: string, nowMs: number): number {
    const second = this.seconds.get(ruleId);
    return second !== undefined && nowMs - second.startMs < 1000 ? second.count : 0;
  }

  countHit(ruleId: string): void {
    this.hitCounts.set(ruleId, this.hits(ruleId) + 1);
  }

  countAnswered(ruleId: string, key: string): void {
    let keys = this.sequences.get(ruleId);
    if (keys === undefined) this.sequences.set(ruleId, (keys = new Map<string, number>()));
    keys.set(key, (keys.get(key) ?? 0) + 1);
    if (keys.size <= mostKeys) return;
    const [oldest] = keys.keys();
    if (oldest !== undefined) keys.delete(oldest);
  }

  countInSecond(ruleId: string, nowMs: number): void {
    const second = this.seconds.get(ruleId);
    if (second !== undefined && nowMs - second.startMs < 1000) second.count += 1;
    else this.seconds.set(ruleId, { startMs: nowMs, count: 1 });
  }

  /** Begins a rule's sequence anew for a key, or for all of them. */
  restart(ruleId: string, key?: string): void {
    if (key === undefined) this.sequences.delete(ruleId);
    else this.sequences.get(ruleId)?.delete(key);
  }

  /** Forgets all counts. */
  reset(): void {
    this.hitCounts.clear();
    this.sequences.clear();
    this.seconds.clear();
  }

  /** Forgets the rules that are not among these. */
  keepOnly(ruleIds: ReadonlySet<string>): void {
    for (const counted of [this.hitCounts, this.sequences, this.seconds]) {
      for (const ruleId of counted.keys()) if (!ruleIds.has(ruleId)) counted.delete(ruleId);
    }
  }

  activity(ruleId: string): RuleActivity {
    const keys = this.sequences.get(ruleId) ?? new Map<string, number>();
    const told = [...keys].slice(0, toldKeys).map(([key, answered]) => ({ key, answered }));
    return { ruleId, hits: this.hits(ruleId), keyCount: keys.size, keys: told };
  }
}
