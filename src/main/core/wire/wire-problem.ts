/** Why no request can be built. Closed: each code names what to mend. */
export type WireProblemCode = 'no-subject' | 'invalid-json' | 'invalid-subject' | 'subject-too-large' | 'invalid-url' | 'invalid-header' | 'impossible-fault' | 'unsigned' | 'no-secret' | 'not-repeatable';

/** Why no request can be built, in one plain line. `offset` is the place in the subject's text, where there is one. */
export interface WireProblem {
  readonly code: WireProblemCode;
  readonly message: string;
  readonly offset?: number;
}
