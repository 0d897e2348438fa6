import type { CaptureAnswer } from './captured-request';
import type { HeaderPair } from './header';

/** How a text is compared. `like` knows one wildcard: `*` stands for any run of characters. */
export type TextOperator = 'is' | 'is-not' | 'like' | 'contains';

/** How a header, a query parameter or a value of the body is compared; `exists` and `missing` look at nothing else. */
export type ValueOperator = TextOperator | 'exists' | 'missing';

/**
 * One condition of an answer rule. Methods, header names and sources compare without case, all else exactly.
 * `body`: `path` is such as `claim.id` or `labels[0].name` (from the top of the JSON body); `is` and `is-not` compare with `value` as JSON where it is JSON (`"closed"`, `4198`, `null`) and with the text of a string otherwise.
 * `chance`: holds for that many requests in a hundred.
 */
export type RuleCondition =
  | { readonly field: 'method' | 'path' | 'event' | 'source'; readonly operator: TextOperator; readonly value: string }
  | { readonly field: 'header' | 'query'; readonly name: string; readonly operator: ValueOperator; readonly value: string }
  | { readonly field: 'body'; readonly path: string; readonly operator: ValueOperator; readonly value: string }
  | { readonly field: 'size'; readonly operator: 'over' | 'under'; readonly bytes: number }
  | { readonly field: 'web-page'; readonly made: boolean }
  | { readonly field: 'chance'; readonly percent: number };

/** An answer as the user wrote it. Header values and `body` may hold placeholders: `{{body.claim.id}}`, `{{header[x]}}`, `{{path.1}}`, `{{query.a}}`, `{{now}}`, `{{count}}`, `{{reason}}`. Content-Length is written by the catch server. */
export interface RuleAnswer {
  readonly status: number;
  readonly headers: readonly HeaderPair[];
  readonly body: string;
  readonly delayMs: number;
}

/** One answer of a sequence, given `times` times; the last one of a sequence goes on for ever. */
export interface SequenceStep {
  readonly answer: RuleAnswer;
  readonly times: number;
}

/** Misbehaviour on purpose, by its name in the record. */
export type AnswerFaultName = 'never-answer' | 'close' | 'reset' | 'half-body' | 'drip' | 'wrong-length' | 'garbage';

/** Misbehaviour on purpose. `half-body` closes after half of the answer's body, `drip` sends the answer byte by byte, `wrong-length` announces more than it sends, `garbage` is not HTTP. */
export type AnswerFault =
  | { readonly name: 'never-answer' | 'close' | 'reset' | 'garbage' }
  | { readonly name: 'half-body' | 'wrong-length'; readonly answer: RuleAnswer }
  | { readonly name: 'drip'; readonly answer: RuleAnswer; readonly byteIntervalMs: number };

/**
 * What a rule does. `sequence`: `key` is the path in the body that it is counted apart for, such as `claim.id`; empty counts all requests together.
 * `limit`: answers requests beyond `perSecond` in one second, with Retry-After; those within it go on to the next rule.
 */
export type RuleAction =
  | { readonly kind: 'one'; readonly answer: RuleAnswer }
  | { readonly kind: 'sequence'; readonly steps: readonly SequenceStep[]; readonly key: string }
  | { readonly kind: 'limit'; readonly perSecond: number; readonly retryAfterSeconds: number; readonly answer: RuleAnswer }
  | { readonly kind: 'fault'; readonly fault: AnswerFault };

/** The answer that was chosen last: when (epoch milliseconds), by what, and its status; 0 where its fault leaves no HTTP. `override`: by the request's own address. */
export interface LastRuleAnswer {
  readonly atMs: number;
  readonly by: { readonly kind: 'rule'; readonly ruleId: string } | { readonly kind: 'default' } | { readonly kind: 'override' };
  readonly status: number;
  readonly fault?: string;
}

/** How the catch server answers requests that meet all conditions (none: every request). The first rule that matches answers. */
export interface AnswerRule {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly conditions: readonly RuleCondition[];
  readonly action: RuleAction;
}

/** Why a rule cannot be used as it is: where, and a plain sentence. `pointer` is a JSON pointer into the rule. */
export interface RuleProblem {
  readonly pointer: string;
  readonly message: string;
}

/** What a rule has done since the catch server was made. `keys`: what its sequence counts apart, with how often each was answered, at most the first 100 of `keyCount`. */
export interface RuleActivity {
  readonly ruleId: string;
  readonly hits: number;
  readonly keyCount: number;
  readonly keys: readonly { readonly key: string; readonly answered: number }[];
}

/** What became of one rule in a trial. `reason` is a few words, such as “path differs” or “3 in this second”. */
export type RuleVerdict =
  | { readonly ruleId: string; readonly kind: 'answers'; readonly conditions: number; readonly chancePercent: number }
  | { readonly ruleId: string; readonly kind: 'kept-out'; readonly reason: string }
  | { readonly ruleId: string; readonly kind: 'off' | 'not-reached' };

/** Place in a sequence: step from 0, the use of it from 1, and the key that is counted apart (empty for none). */
export interface SequencePlace {
  readonly step: number;
  readonly use: number;
  readonly times: number;
  readonly key: string;
}

/** What the rules would do with a request, had it come now. Changes no count. `answer` is as it would stand in the record. `next`: the statuses that the key would get after this one, as far as they change. */
export interface RuleTrial {
  readonly verdicts: readonly RuleVerdict[];
  /** The part of the address that overrides every rule for this request, such as `!503`. */
  readonly override?: string;
  readonly answer: CaptureAnswer;
  readonly place?: SequencePlace;
  readonly next: readonly number[];
}
