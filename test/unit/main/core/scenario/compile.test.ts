import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileScenario, type Compiled } from '../../../../../src/main/core/scenario/text/compile';
import type { Step } from '../../../../../src/shared/model/scenario';
import { scenarioWords } from '../../../../support/scenario-words';

const compile = (text: string): Compiled => compileScenario(text, scenarioWords);

function problemsOf(text: string): readonly string[] {
  const compiled = compile(text);
  return compiled.ok ? [] : compiled.check.problems.map(({ place, message, expected }) => `${place.line}:${place.column} ${message}. Expected ${expected}.`);
}

function stepsOf(text: string, parameters?: readonly { name: string; value: string }[]): readonly Step[] {
  const compiled = compile(text);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.check.problems, undefined, 1));
  const { program } = compiled;
  return [...program.turns({ seed: program.head.seed, parameters: parameters ?? program.head.parameters, later: (name) => (name === 'claim.id' ? '77' : undefined) })].map((turn) => {
    const read = turn.read();
    if (!read.ok) throw new Error(read.problem.message);
    return read.step;
  });
}

const wholeLife = `name: A claim’s whole life
seed: 42
scale: 60  # one hour passes in a minute
endpoints:
  receiver: Claims mirror
steps:
  - note: We follow one claim from the first call to the last letter.
  - do: create claim
    as: { user: John Smith }
  - expect: event:claim.created
    exactly: 1
    within: 5 s
  - do: assign
    to: Amara Okafor
  - wait: 1 h
  - burst: claim.label_added
    count: 200
    rate: 50/s
  - expect: event:claim.label_added
    exactly: 200
    none_twice_by: body.claim.labels
    within: 30 s
  - fault: duplicate=2
    event: claim.closed
    at: once
  - prompt: Continue when the case shows in the CRM
`;

describe('a scenario that can be played', () => {
  test('is read step by step, with its head', () => {
    const compiled = compile(wholeLife);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.check.problems));
    expect(compiled.program.head).toMatchObject({ name: 'A claim’s whole life', seed: 42, scale: 60, endpoints: [{ name: 'receiver', target: 'Claims mirror' }] });
    expect(compiled.program.check).toMatchObject({ stepCount: 9, lastsMs: 3_600_000 });
    expect(compiled.program.check.steps.map(({ kind, line, title }) => [kind, line, title])).toEqual([
      ['note', 7, '“We follow one claim from the first call to the last letter.”'],
      ['do', 8, 'Create a claim'],
      ['expect', 10, 'Exactly 1 claim.created within 5 s'],
      ['do', 13, 'Assign to Amara Okafor'],
      ['wait', 15, 'Wait 1 h'],
      ['burst', 16, 'Burst of 200 claim.label_added at 50 a second'],
      ['expect', 19, 'Exactly 200 claim.label_added, none twice by body.claim.labels within 30 s'],
      ['fault', 23, 'Duplicate 2 on claim.closed'],
      ['prompt', 26, 'Continue when the case shows in the CRM'],
    ]);
  });

  test.each([
    ['250 ms', 250],
    ['5 s', 5_000],
    ['1.5 h', 5_400_000],
    ['1 h 30 min', 5_400_000],
    ['2 d', 172_800_000],
    ['10m', 600_000],
  ])('reads the time %s', (text, waitMs) => {
    expect(stepsOf(`name: a\nsteps:\n  - wait: ${text}\n`)).toEqual([{ kind: 'wait', waitMs }]);
  });

  test('unrolls loops with their names, one step at a time', () => {
    const text = 'name: a\nparameters:\n  times: 2\nsteps:\n  - for_each: label\n    in: [glass, "5"]\n    steps:\n      - repeat: ${times}\n        steps:\n          - do: add label\n            label: ${label} ${round}\n  - wait: 1 s\n';
    const labels = (steps: readonly Step[]) => steps.map((step) => (step.kind === 'do' ? step.action.value : step.kind));
    expect(labels(stepsOf(text))).toEqual(['glass 1', 'glass 2', '5 1', '5 2', 'wait']);
    expect(labels(stepsOf(text, [{ name: 'times', value: '1' }]))).toEqual(['glass 1', '5 1', 'wait']);
  });

  test('takes a million rounds without unrolling them', () => {
    const compiled = compile('name: a\nsteps:\n  - repeat: 999999\n    steps:\n      - wait: 1 ms\n');
    if (!compiled.ok) throw new Error('broken');
    expect(compiled.program.check.stepCount).toBe(999_999);
    const [first] = compiled.program.turns({ seed: 1, parameters: [], later: () => undefined });
    expect(first?.read()).toMatchObject({ ok: true, step: { kind: 'wait' } });
  });

  test('keeps every digit of a subject and of fields', () => {
    const [send, expectation] = stepsOf('name: a\nsteps:\n  - send: claim.created\n    subject: { id: 90071992547409931, excess: 250.00, name: "7" }\n  - expect: event:claim.created body.claim.id:${claim.id}\n    fields: { body.claim.id: 90071992547409931, body.claim.excess: 250.00 }\n');
    expect(send).toMatchObject({ subjectText: '{"id":90071992547409931,"excess":250.00,"name":"7"}' });
    expect(expectation).toMatchObject({ expectation: { query: 'event:claim.created body.claim.id:77', fields: [{ path: 'body.claim.id', json: '90071992547409931' }, { path: 'body.claim.excess', json: '250.00' }] } });
  });

  test('names performers so that their ids follow from the file alone', () => {
    const step = 'name: a\nsteps:\n  - do: close\n    as: { user: Nora Quist }\n';
    expect(stepsOf(step)).toEqual(stepsOf(step));
    expect(stepsOf(step)[0]).toMatchObject({ performer: { kind: 'user', name: 'Nora Quist' } });
  });
});

describe('a broken file is refused by line and column with what was expected', () => {
  test.each([
    ['exact: 200', '- expect: event:claim.created\n    exact: 200', '4:5 exact is not known here. Expected exactly, at_least or at_most.'],
    ['no time', '- wait: soon', '3:11 soon is no time. Expected a time such as 250 ms, 5 s, 10 min or 1 h.'],
    ['a negative time', '- wait: -5 s', '3:11 -5 s is no time. Expected a time such as 250 ms, 5 s, 10 min or 1 h.'],
    ['an unknown step', '- dance: now', '3:5 dance is not known here. Expected note, do, send, fault, burst, wait, prompt, expect, repeat or for_each.'],
    ['an unknown event', '- send: claim.exploded', '3:11 claim.exploded is not in the catalogue. Expected claim.created, claim.closed, claim.reopened, claim.label_added, claim.label_removed, claim.assigned, claim.unassigned, claim.switched_type or contact.created.'],
    ['an unknown action', '- do: open', '3:9 open is not known here. Expected create claim, close, reopen, add label, remove label, assign, unassign, switch type or create contact.'],
    ['an action that lacks its word', '- do: assign', '3:9 assign needs to know more. Expected to: and the name of a user.'],
    ['a word of another action', '- do: close\n    to: Amara', '4:5 to does not go with close. Expected close alone.'],
    ['an unknown fault', '- fault: meltdown\n    event: claim.closed', '3:12 meltdown is not a fault. Expected a name of the fault table (hookbench send --faults).'],
    ['a fault’s value', '- fault: duplicate=1000\n    event: claim.closed', '3:12 duplicate=1000 cannot be. Expected duplicate takes a number from 2 to 100, such as duplicate=2, or duplicate=2,after to wait for each answer.'],
    ['a fault without an event', '- fault: drop', '3:12 The event is missing. Expected event: and the name of the event that carries the fault.'],
    ['a query', '- expect: "event:"', undefined],
    ['a mark in a query', '- expect: event:claim.created -pinned', '3:13 Whether a record is pinned is up to the user, not to the run. Expected a query without pinned, noted and unread.'],
    ['an unknown parameter', '- wait: ${pause}', '3:11 ${pause} has no value. Expected a parameter of this scenario.'],
    ['two steps in one', '- note: a\n    wait: 5 s', '4:5 wait begins another step. Expected a step with note alone, and a new line that begins with “- wait”.'],
    ['an endpoint without a name', '- send: claim.created\n    endpoint: other', '4:15 other is not named under endpoints. Expected endpoints: above the steps, with this name.'],
    ['an anchor', '- note: &a text\n  - note: *a', '3:14 Anchors and aliases are not known here. Expected a parameter or a loop.'],
    ['a tag', '- note: !secret text', undefined],
    ['two performers', '- do: close\n    as: { user: A, token: B }', '4:9 An API token is no user. Expected { user: NAME } or { token: NAME }.'],
    ['no steps in a loop', '- repeat: 3', '3:5 There are no steps. Expected a list of steps, each on a line that begins with “- ”.'],
    ['a count that is none', '- expect: event:claim.created\n    exactly: many', '4:14 many cannot be exactly. Expected a whole number from 0 to 1000000.'],
    ['within and until', '- expect: event:claim.created\n    within: 5 s\n    until: end', '5:12 until and within do not go together. Expected one of them.'],
    ['a path of no body', '- expect: event:claim.created\n    none_twice_by: claim.id', '4:20 claim.id is no path of a body. Expected a path such as body.claim.id.'],
    ['a schema that is none', '- expect: event:claim.created\n    schema: { type: nonsense }', '4:13 nonsense is no type. Expected a JSON Schema (draft 2020-12).'],
  ])('%s', (_why, steps, problem) => {
    const problems = problemsOf(`name: a\nsteps:\n  ${steps}\n`);
    if (problem === undefined) expect(problems).toHaveLength(1);
    else expect(problems).toContain(problem);
  });

  test('tells every problem, in the order of the text', () => {
    expect(problemsOf('nam: a\nseed: -1\nsteps:\n  - wait: soon\n  - do: close\n    label: x\n').map((line) => line.split(' ', 1)[0])).toEqual(['1:1', '1:1', '2:7', '4:11', '6:5']);
  });

  test('offers the word that was meant', () => {
    const compiled = compile('name: a\nsteps:\n  - expect: event:claim.created\n    exact: 200\n');
    expect(compiled.ok ? [] : compiled.check.problems).toMatchObject([{ place: { line: 4, column: 5 }, end: { line: 4, column: 10 }, replacement: 'exactly' }]);
  });

  test.each([
    ['empty', ''],
    ['not YAML', 'name: [a'],
    ['a list', '- a'],
    ['a bomb of aliases', `a: &a [x]\n${Array.from({ length: 30 }, (_, index) => `a${index}: &a${index} [${Array.from({ length: 9 }, () => `*a${index === 0 ? '' : String(index - 1)}`).join(',')}]`).join('\n')}`],
    ['deep brackets', '['.repeat(200_000)],
    ['deep lists', '- '.repeat(100_000)],
    ['too long', `name: ${'x'.repeat(2 * 1024 * 1024)}`],
    ['a key twice', 'name: a\nname: b\nsteps: [{ wait: 1 s }]'],
    ['rounds of rounds', `name: a\nsteps:\n  - repeat: 1000000\n    steps:\n      - repeat: 1000000\n        steps:\n          - wait: 1 s`],
  ])('refuses what is %s, at once', (_what, text) => {
    expect(problemsOf(text).length).toBeGreaterThan(0);
  });
});

test('no text makes it throw', () => {
  const piece = fc.constantFrom('name', 'steps', 'expect', 'do', 'repeat', 'in', ': ', '- ', '\n', '  ', '{', '}', '[', ']', '"', "'", '|', '>', '&a ', '*a', '!t ', '${', '}', '5 s', 'event:', '#', '?', '%', '\t', '\u0000', '\ud800', '__proto__', '---');
  fc.assert(fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => void compile(pieces.join(''))), { numRuns: 500 });
  fc.assert(fc.property(fc.nat({ max: wholeLife.length }), fc.string({ maxLength: 5 }), (at, put) => void compile(wholeLife.slice(0, at) + put + wholeLife.slice(at + 1))), { numRuns: 500 });
});
