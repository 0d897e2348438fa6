import { expect, test } from 'vitest';
import { completeScenario } from '../../../../../src/renderer/features/scenarios/scenario-completion';

const labels = (text: string): readonly string[] => completeScenario(text, text.length)?.options.map(({ label }) => label) ?? [];
const head = 'name: A\nsteps:\n';

test('offers the keys of the head that are not there yet', () => {
  expect(labels('name: A\nse')).toContain('seed');
  expect(labels('name: A\nse')).not.toContain('name');
});

test('offers the kinds of step after a dash', () => {
  expect(labels(`${head}  - `)).toEqual(['note', 'do', 'send', 'fault', 'burst', 'wait', 'prompt', 'expect', 'repeat', 'for_each']);
});

test('offers beside a step what goes with its kind and is not there yet', () => {
  const offered = labels(`${head}  - expect: event:claim.created\n    exactly: 1\n    wi`);
  expect(offered).toContain('within');
  expect(offered).not.toContain('exactly');
  expect(offered).not.toContain('rate');
  expect(labels(`${head}  - burst: claim.created\n    co`)).toContain('count');
});

test('looks at the step that the line belongs to, in loops as well', () => {
  expect(labels(`${head}  - repeat: 3\n    steps:\n      - do: assign\n        t`)).toContain('to');
  expect(labels(`${head}  - repeat: 3\n    st`)).toEqual(['steps']);
});
