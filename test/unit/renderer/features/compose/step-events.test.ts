import { expect, test } from 'vitest';
import { burstSteps, stepWords } from '../../../../../src/renderer/features/compose/step-events';
import type { EventDraft } from '../../../../../src/shared/model/event';

const draft = (name: string): EventDraft => ({ name, source: 'api', performedBy: { kind: 'token', name: 'T' }, subjectText: '{}' });

test('a mix becomes one burst for each event, whose counts are all of it', () => {
  const steps = burstSteps([{ draft: draft('claim.closed'), weight: 6 }, { draft: draft('claim.assigned'), weight: 3 }, { draft: draft('claim.created'), weight: 1 }], 1_004, { kind: 'rate', perSecond: 500 });
  expect(steps.map(stepWords)).toEqual(['602 of claim.closed at 500 a second', '302 of claim.assigned at 500 a second', '100 of claim.created at 500 a second']);
  expect(burstSteps([{ draft: draft('a.b'), weight: 1 }, { draft: draft('c.d'), weight: 1_000 }], 10, { kind: 'as-answered' })).toEqual([{ draft: draft('c.d'), burst: { count: 10 } }]);
});

test('a step is told by its event and its faults', () => {
  expect(stepWords({ draft: draft('claim.closed') })).toBe('claim.closed');
  expect(stepWords({ draft: draft('claim.closed'), faults: [{ name: 'duplicate', value: '2' }, { name: 'gzip' }] })).toBe('claim.closed with duplicate=2, gzip');
});
