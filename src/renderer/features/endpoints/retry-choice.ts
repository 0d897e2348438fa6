import { retryPresets, type RetryPresetId } from '../../../shared/model/retry-preset';
import type { RetrySchedule } from '../../../shared/model/retry-schedule';
import type { SelectOption } from '../../ui/select';
import { scheduleWords } from './retry-words';

/** What stands in the list of schedules. */
export type RetryChoice = 'none' | 'fixed' | 'exponential' | RetryPresetId;

/** The schedules that can be chosen: none, the presets, and the two with numbers of one's own. */
export const retryChoices: readonly SelectOption<RetryChoice>[] = [
  { value: 'none', label: 'None, one attempt' },
  ...retryPresets.map(({ id, name }) => ({ value: id, label: `${name}, ${scheduleWords({ kind: 'preset', preset: id })}` })),
  { value: 'fixed', label: 'Fixed delay' },
  { value: 'exponential', label: 'Growing delay' },
];

/** The place of a schedule in the list. */
export function choiceOf(schedule: RetrySchedule): RetryChoice {
  return schedule.kind === 'preset' ? schedule.preset : schedule.kind;
}

/** The schedule that a choice begins with. */
export function scheduleOf(choice: RetryChoice): RetrySchedule {
  switch (choice) {
    case 'none':
      return { kind: 'none' };
    case 'fixed':
      return { kind: 'fixed', delaySeconds: 60, retries: 5 };
    case 'exponential':
      return { kind: 'exponential', firstDelaySeconds: 5, factor: 2, longestDelaySeconds: 3_600, retries: 7 };
    default:
      return { kind: 'preset', preset: choice };
  }
}
