import { describe, expect, it } from 'vitest';
import { choiceOf, retryChoices, scheduleOf } from '../../../../../src/renderer/features/endpoints/retry-choice';
import { scheduleWords, spanWords } from '../../../../../src/renderer/features/endpoints/retry-words';
import { retryScheduleProblem } from '../../../../../src/shared/model/retry-schedule';

describe('the words of a retry schedule', () => {
  it('says a span in its two largest units', () => {
    expect([0, 5, 90, 6_755, 90_000].map(spanWords)).toEqual(['0 s', '5 s', '1 min 30 s', '1 h 52 min', '1 d 1 h']);
  });

  it('counts the attempts and the time that they take in all', () => {
    expect(scheduleWords({ kind: 'preset', preset: 'quick' })).toBe('8 attempts in 1 h 52 min');
    expect(scheduleWords({ kind: 'preset', preset: 'github' })).toBe('one attempt');
  });

  it('begins every choice with a schedule that can be kept to and that is that choice', () => {
    for (const { value } of retryChoices) {
      expect(retryScheduleProblem(scheduleOf(value))).toBeUndefined();
      expect(choiceOf(scheduleOf(value))).toBe(value);
    }
  });
});
