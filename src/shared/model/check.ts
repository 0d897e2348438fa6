/** `not-run`: the check does not apply, and its title says why. */
export type CheckState = 'pass' | 'warn' | 'fail' | 'not-run';

/** One verdict: what was expected, what was found, why it matters, and the place in the body as a JSON pointer. */
export interface Check {
  readonly code: string;
  readonly state: CheckState;
  readonly title: string;
  /** A short fact at the right edge of a passing line, such as the event's name. */
  readonly note?: string;
  readonly expected?: string;
  readonly found?: string;
  readonly why?: string;
  readonly pointer?: string;
  /** Another captured request that this one was compared with. */
  readonly earlier?: { readonly captureId: string; readonly seq: number };
}

const severity: Readonly<Record<CheckState, number>> = { 'not-run': 0, pass: 1, warn: 2, fail: 3 };

/** The gravest state among the checks; `not-run` where there are none. */
export function worstState(checks: readonly Check[]): CheckState {
  let worst: CheckState = 'not-run';
  for (const check of checks) {
    if (severity[check.state] > severity[worst]) worst = check.state;
  }
  return worst;
}
