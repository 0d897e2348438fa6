import type { FaultOrder } from './fault';
import type { PerformedBy } from './event';
import type { RetrySchedule } from './retry-schedule';

/** Largest values of a scenario file and of what it unrolls to. */
export const scenarioLimits = {
  textBytes: 1024 * 1024,
  steps: 1_000,
  depth: 8,
  rounds: 1_000_000,
  endpoints: 20,
  parameters: 100,
  waitMs: 30 * 24 * 3_600_000,
  scale: 100_000,
} as const;

/** Place of something in a scenario's text; both from 1, columns in UTF-16 units. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/**
 * What is wrong in a scenario's text: where, what is there (`exact is not known here`), and what was expected (`exactly, at_least or at_most`).
 * `replacement` can stand in place of the text from `place` to `end`.
 */
export interface ScenarioProblem {
  readonly place: TextPlace;
  readonly end: TextPlace;
  readonly message: string;
  readonly expected: string;
  readonly replacement?: string;
}

/** A receiver that a scenario plays on, by the scenario's own name for it. `target` is an endpoint of the workspace by name, or a URL. */
export interface ScenarioEndpoint {
  readonly name: string;
  readonly target: string;
  /** Used for this scenario in place of the endpoint's own. */
  readonly retry?: RetrySchedule;
  readonly timeoutMs?: number;
}

/** What is told about a scenario besides its steps. */
export interface ScenarioHead {
  readonly name: string;
  /** One line for the shelf; empty where there is none. */
  readonly about: string;
  /** A paragraph on what it proves about a receiver; empty where there is none. */
  readonly proves: string;
  readonly seed: number;
  /** How many times faster than real time passes in it. */
  readonly scale: number;
  /** Claims that its account, made from the seed, has when it begins; at least 1. */
  readonly claims: number;
  readonly endpoints: readonly ScenarioEndpoint[];
  readonly parameters: readonly ScenarioParameter[];
}

/** A value that steps name as `${name}`, with what it is unless the run says otherwise. */
export interface ScenarioParameter {
  readonly name: string;
  readonly value: string;
}

/** Who does it: someone of the account by name, or in full. Without one, the first user of the workspace. */
export type ScenarioPerformer = PerformedBy;

/** What a change of the desk is called in a scenario. */
export const scenarioActions = ['create claim', 'close', 'reopen', 'add label', 'remove label', 'assign', 'unassign', 'switch type', 'create contact'] as const;
export type ScenarioActionName = (typeof scenarioActions)[number];

/** A change of the scenario's account. `claim` is the name that the scenario gives a claim; without one, the last claim it worked on. */
export interface ScenarioAction {
  readonly name: ScenarioActionName;
  readonly claim?: string;
  /** The user to assign to, the label, the type, or the name of the contact. */
  readonly value?: string;
}

/** Where an expectation looks: at every request that was caught, at those that a receiver made (what came straight from this run left out), or at the run's deliveries. */
export type ExpectationScope = 'captured' | 'passed-on' | 'deliveries';

/** How many are expected. */
export type ExpectedCount = { readonly kind: 'exactly' | 'at-least' | 'at-most'; readonly count: number };

/** What the scenario expects to observe. */
export interface Expectation {
  /** The query as written; what it matches is looked at. */
  readonly query: string;
  readonly scope: ExpectationScope;
  readonly count: ExpectedCount;
  /** How long it may take, in the scenario's time, from the last step that did something. Absent where it watches `untilEnd`. */
  readonly withinMs: number;
  /** It holds only if it holds to the end of the run. */
  readonly untilEnd: boolean;
  /** Looks only at what came since the last step that did something, not at the whole run. */
  readonly sinceStep: boolean;
  /** The first match comes before (or after) the first match of this other query. */
  readonly order?: { readonly relation: 'before' | 'after'; readonly query: string };
  /** No two matches have the same value at this path of the body; the empty path compares whole bodies. */
  readonly noneTwiceBy?: string;
  /** Values that every match must have, by path (`body.claim.id`); JSON, compared digit by digit. */
  readonly fields: readonly { readonly path: string; readonly json: string }[];
  /** A JSON Schema that every matching body must fit: the catalogue's for its event, or one of its own as JSON text. */
  readonly schema?: { readonly kind: 'catalogue' } | { readonly kind: 'own'; readonly json: string };
  /** Nothing is expected but what these queries match: everything else in the scope counts as unexpected. */
  readonly unexpectedBut?: readonly string[];
  /** Where nothing at all came in the scope, it is skipped: nothing was seen that could prove it. */
  readonly ifAny: boolean;
}

/** One step as it is played, after loops are unrolled and parameters are filled in. */
export type Step =
  | { readonly kind: 'do'; readonly action: ScenarioAction; readonly performer?: ScenarioPerformer; readonly endpoint?: string; readonly faults: readonly FaultOrder[] }
  | { readonly kind: 'send'; readonly event: string; readonly performer?: ScenarioPerformer; readonly claim?: string; readonly subjectText?: string; readonly endpoint?: string; readonly faults: readonly FaultOrder[] }
  | { readonly kind: 'burst'; readonly event: string; readonly count: number; readonly perSecond?: number; readonly performer?: ScenarioPerformer; readonly claim?: string; readonly endpoint?: string }
  | { readonly kind: 'wait'; readonly waitMs: number }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'prompt'; readonly text: string }
  | { readonly kind: 'expect'; readonly expectation: Expectation };

export type StepKind = Step['kind'] | 'fault';

/** A step in words, for lists: `title` says what (`Exactly 1 claim.created within 5 s`), `line` is where it stands in the file, `rounds` how often a loop plays it. */
export interface StepOutline {
  readonly kind: StepKind;
  readonly title: string;
  readonly line: number;
  readonly rounds: number;
  /** Who does it, and the event that it sends, where that is known before it is played. */
  readonly performer?: string;
  readonly source?: 'ui' | 'api';
  readonly event?: string;
}

/** A scenario's text looked through. With a problem in it there may still be a head and an outline, as far as they could be read. */
export interface ScenarioCheck {
  readonly problems: readonly ScenarioProblem[];
  readonly head?: ScenarioHead;
  /** Steps as written, those within loops once. */
  readonly steps: readonly StepOutline[];
  /** Steps that will be played, loops unrolled. */
  readonly stepCount: number;
  /** All waits together, in the scenario's time. */
  readonly lastsMs: number;
}
