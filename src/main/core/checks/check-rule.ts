import type { Check, CheckState } from '../../../shared/model/check';
import type { Reading } from './reading';

/**
 * One thing that is checked. `judge` is quick and says nothing; `say` puts the same judgement in sentences and is asked only where
 * somebody looks. Both answer for the same reading, so that the mark in a list and the page behind it never disagree.
 */
export interface CheckRule {
  /** The code of all that it says, where that is always the same: its sentences are then not made for the code alone. */
  readonly code?: string;
  /** Undefined where there is nothing to tell, which is no line on the page. */
  judge(reading: Reading): CheckState | undefined;
  /** At least one check, the gravest in this state. */
  say(reading: Reading, state: CheckState): readonly Check[];
}
