import { describe, expect, test } from 'vitest';
import { Runner } from '../../../../../src/main/core/scenario/play/runner';
import type { PlayOrder } from '../../../../../src/main/core/scenario/play/run-position';
import { compileScenario } from '../../../../../src/main/core/scenario/text/compile';
import type { StepResult } from '../../../../../src/shared/model/scenario-run';
import { TestWorld } from '../../../../support/scenario-world';
import { scenarioWords } from '../../../../support/scenario-words';

interface Playing {
  readonly world: TestWorld;
  readonly runner: Runner;
  readonly ended: Promise<void>;
  step(index: number): StepResult | undefined;
  /** Lets what is due be done, then moves on so many milliseconds. */
  pass(ms: number): Promise<void>;
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
};

function play(steps: string, order: Partial<PlayOrder> = {}): Playing {
  const compiled = compileScenario(`name: a\nsteps:\n${steps}`, scenarioWords);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.check.problems));
  const world = new TestWorld();
  const runner = new Runner(compiled.program, world, { seed: 1, scale: 1, parameters: compiled.program.head.parameters, paused: false, asks: true, ...order }, () => undefined);
  const ended = runner.play();
  return {
    world,
    runner,
    ended,
    step: (index) => runner.results.get(index),
    async pass(ms) {
      await settled();
      world.clock.moveTo(world.clock.nowMs() + ms);
      await settled();
    },
  };
}

const one = '  - do: create claim\n  - expect: event:claim.created\n';

describe('an expectation', () => {
  test('of at least one holds as soon as it came, and lets the run go on', async () => {
    const { world, runner, step, pass, ended } = play(`${one}    within: 5 s\n  - note: on\n`);
    await pass(400);
    expect(step(1)).toMatchObject({ state: 'waiting', expectation: { waitsFor: '1 of event:claim.created', came: '0 of 1' } });
    expect(step(2)).toBeUndefined();
    world.capture('claim.created');
    await settled();
    expect(step(1)).toMatchObject({ state: 'held', result: '1 of 1 after 0.4 s' });
    expect(step(2)?.state).toBe('done');
    await ended;
    expect(runner.position()).toMatchObject({ state: 'done', counts: { held: 1, failed: 0, waiting: 0, toCome: 0 } });
  });

  test('fails at the end of its time and tells what came instead', async () => {
    const { world, step, pass, ended } = play(`${one}    within: 5 s\n`);
    await pass(4_999);
    world.capture('claim.closed');
    expect(step(1)?.state).toBe('waiting');
    await pass(1);
    await ended;
    expect(step(1)).toMatchObject({ state: 'failed', expectation: { came: '0 came; besides 1 claim.closed with source ui', seen: [{ id: 'req_1', eventName: 'claim.closed' }] } });
  });

  test('of exactly one lets the run go on, yet fails when another comes within its time', async () => {
    const { world, runner, step, pass, ended } = play(`${one}    exactly: 1\n    within: 5 s\n  - note: on\n`);
    await pass(0);
    world.capture('claim.created');
    await settled();
    expect(step(1)?.state).toBe('held');
    expect(step(2)?.state).toBe('done');
    expect(runner.position().state).toBe('ending');
    world.capture('claim.created');
    await ended;
    expect(step(1)).toMatchObject({ state: 'failed', result: '2 came', expectation: { seen: [{ id: 'req_1' }, { id: 'req_2' }] } });
  });

  test('that none comes twice names what did, and how far apart', async () => {
    const { world, step, pass, ended } = play('  - do: create claim\n  - expect: event:claim.label_added\n    exactly: 3\n    none_twice_by: body.claim.label\n    within: 30 s\n');
    const label = (name: string): void => world.capture('claim.label_added', `{"claim":{"label":"${name}"}}`);
    await pass(0);
    label('storm-1');
    label('storm-2');
    await pass(664);
    label('storm-1');
    await ended;
    expect(step(1)).toMatchObject({ state: 'failed', result: '3: "storm-1" twice, 0.7 s apart', expectation: { seen: [{ id: 'req_1' }, { id: 'req_3' }] } });
  });

  test('of an order fails where the other did not come before', async () => {
    const text = '  - do: create claim\n  - expect: event:claim.assigned\n    after: event:claim.created\n    within: 5 s\n';
    const wrong = play(text);
    await wrong.pass(0);
    wrong.world.capture('claim.assigned');
    await wrong.ended;
    expect(wrong.step(1)).toMatchObject({ state: 'failed', result: 'claim.assigned came, and no claim.created before it' });
    const right = play(text);
    await right.pass(0);
    right.world.capture('claim.created');
    right.world.capture('claim.assigned');
    await right.ended;
    expect(right.step(1)?.state).toBe('held');
  });

  test.each([
    ['the same digits', '{"claim":{"id":90071992547409931,"excess":250.0}}', 'held'],
    ['other digits that a double cannot tell apart', '{"claim":{"id":90071992547409930,"excess":250.00}}', 'failed'],
    ['a text in the place of a number', '{"claim":{"id":"90071992547409931","excess":250.00}}', 'failed'],
    ['nothing there', '{"claim":{}}', 'failed'],
    ['no JSON', 'id=1', 'failed'],
  ])('of fields, with %s', async (_what, body, state) => {
    const { world, step, pass, ended } = play(`${one}    fields: { body.claim.id: 90071992547409931, body.claim.excess: 250.00 }\n    within: 1 s\n`);
    await pass(0);
    world.capture('claim.created', body);
    await pass(1_000);
    await ended;
    expect(step(1)?.state).toBe(state);
  });

  test('of nothing unexpected takes what others expect, and what is named, for expected', async () => {
    const text = `${one}  - expect: nothing unexpected\n`;
    const good = play(text);
    await good.pass(0);
    good.world.capture('claim.created');
    await good.pass(0);
    expect(good.step(2)).toMatchObject({ state: 'waiting', result: '0 so far' });
    await good.pass(1_000);
    await good.ended;
    expect(good.step(2)?.state).toBe('held');
    const odd = play(text);
    await odd.pass(0);
    odd.world.capture('claim.created');
    odd.world.capture('claim.reopened');
    await odd.pass(1_000);
    await odd.ended;
    expect(odd.step(2)).toMatchObject({ state: 'failed', result: '1 came that nothing expects', expectation: { seen: [{ eventName: 'claim.reopened' }] } });
  });

  test('of what is passed on is skipped where nothing was: nothing can be said then', async () => {
    const { world, runner, step, pass, ended } = play('  - do: create claim\n  - expect: event:claim.created\n    among: passed on\n    at_most: 1\n    if_any: true\n    within: 1 s\n');
    await pass(0);
    world.capture('claim.created', '{}', { direct: true });
    await pass(1_000);
    await ended;
    expect(step(1)).toMatchObject({ state: 'skipped', result: 'nothing was passed on, so nothing can be said' });
    expect(runner.position().counts).toMatchObject({ held: 0, failed: 0, skipped: 1 });
  });

  test('counts from the last step that did something, and watches while the run waits', async () => {
    const { world, step, pass, ended } = play('  - do: create claim\n  - wait: 10 min\n  - expect: event:claim.created\n    within: 15 min\n');
    await pass(60_000);
    expect(step(2)).toMatchObject({ state: 'waiting', expectation: { fromMs: 0, untilMs: 900_000 } });
    world.capture('claim.created');
    await settled();
    expect(step(2)).toMatchObject({ state: 'held', result: '1 of 1 after 1 min' });
    await pass(540_000);
    await ended;
  });
});

describe('time', () => {
  test('runs as much faster as the scale says, but no receiver is given less than two seconds', async () => {
    const { world, step, pass, ended } = play('  - wait: 1 h\n  - do: create claim\n  - expect: event:claim.created\n    within: 1 min\n', { scale: 3_600 });
    await pass(999);
    expect(step(0)?.state).toBe('running');
    await pass(1);
    expect(step(0)).toMatchObject({ state: 'done', result: '1 s at 3600×' });
    await pass(1_999);
    expect(step(2)?.state).toBe('waiting');
    world.capture('claim.created');
    await ended;
    expect(step(2)?.state).toBe('held');
  });

  test('stands still while the run is paused', async () => {
    const { runner, step, pass, ended } = play('  - wait: 10 s\n');
    await pass(4_000);
    runner.pause();
    await pass(3_600_000);
    expect(runner.position()).toMatchObject({ state: 'paused', scenarioMs: 4_000, elapsedMs: 3_604_000 });
    runner.goOn();
    await pass(5_999);
    expect(step(0)?.state).toBe('running');
    await pass(1);
    await ended;
  });
});

describe('a person', () => {
  test('goes on step by step', async () => {
    const { world, runner, pass, ended } = play('  - do: create claim\n  - do: close\n  - do: reopen\n', { paused: true });
    await pass(0);
    expect([world.done, runner.position().state]).toEqual([['create claim'], 'paused']);
    runner.step();
    await pass(0);
    expect([world.done, runner.position().state]).toEqual([['create claim', 'close'], 'paused']);
    runner.goOn();
    await ended;
    expect([world.done, runner.position().state]).toEqual([['create claim', 'close', 'reopen'], 'done']);
  });

  test('goes on after a pause while a receiver takes its time: the run plays, and its time passes', async () => {
    const { world, runner, step, pass, ended } = play('  - do: create claim\n  - do: close\n  - do: reopen\n  - wait: 10 s\n');
    const answerLater = (): (() => void) => {
      let answer = (): void => undefined;
      world.answers.push(
        new Promise((resolve) => {
          answer = resolve;
        }),
      );
      return answer;
    };
    const [answerFirst, answerSecond] = [answerLater(), answerLater()];
    await pass(0);
    runner.pause();
    answerSecond();
    await pass(0);
    expect([world.done, runner.position().state]).toEqual([['create claim', 'close', 'reopen'], 'paused']);
    runner.goOn();
    answerFirst();
    await pass(0);
    expect([runner.position().state, step(3)?.state]).toEqual(['running', 'running']);
    await pass(10_000);
    await ended;
    expect(runner.position().state).toBe('done');
  });

  test('answers a prompt, while time stands still', async () => {
    const { runner, step, pass, ended } = play('  - prompt: Look\n  - note: seen\n');
    await pass(60_000);
    expect([step(0)?.state, runner.position().state, runner.position().scenarioMs]).toEqual(['asks', 'asking', 0]);
    runner.goOn();
    await ended;
    expect(step(1)?.state).toBe('done');
  });

  test('stops the run: what still watched is neither held nor failed', async () => {
    const { world, runner, step, pass, ended } = play(`${one}    within: 1 h\n  - do: close\n`);
    await pass(1_000);
    runner.stop();
    await ended;
    expect(runner.position()).toMatchObject({ state: 'stopped', counts: { held: 0, failed: 0, skipped: 1 } });
    expect([world.done, world.isClosed, step(2)]).toEqual([['create claim'], true, undefined]);
  });
});

test('a step that cannot be done breaks the run and says why', async () => {
  const { world, runner, step, ended } = play('  - note: first\n  - do: reopen\n  - do: close\n');
  world.refusal = 'The claim is open.';
  await ended;
  expect(runner.position()).toMatchObject({ state: 'broken', problem: 'Step 2: The claim is open.', counts: { failed: 1 } });
  expect([world.done, step(1)?.state]).toEqual([['reopen'], 'failed']);
});

test('ten thousand steps are played, and the results that are kept stay few', async () => {
  const { world, runner, ended } = play('  - repeat: 10000\n    steps:\n      - send: claim.created\n');
  await ended;
  expect(world.done).toHaveLength(10_000);
  expect(runner.position()).toMatchObject({ state: 'done', sent: 10_000, stepCount: 10_000 });
  expect(runner.results.all().length).toBeLessThanOrEqual(2_000);
});

test('the hash follows the order of the steps', async () => {
  const hashOf = async (steps: string): Promise<string> => {
    const { runner, ended } = play(steps);
    await ended;
    return runner.position().eventsSha256;
  };
  const text = '  - do: create claim\n  - do: close\n';
  expect(await hashOf(text)).toBe(await hashOf(text));
  expect(await hashOf(text)).not.toBe(await hashOf('  - do: close\n  - do: create claim\n'));
});

test('a captured request that is judged after it came is looked at again, and counts once', async () => {
  const { world, runner, ended, step, pass } = play('  - expect: check:failed\n    within: 10 s\n  - expect: event:claim.created\n    exactly: 1\n    within: 5 s\n');
  await settled();
  world.capture('claim.created', '{}', { id: 'req_9', checkMarks: ['pass', 'later'] });
  await pass(1_000);
  expect(step(0)?.state).toBe('waiting');
  world.capture('claim.created', '{}', { id: 'req_9', checkState: 'fail', checkMarks: ['fail:schema'], isNew: false });
  await pass(1_000);
  expect(step(0)?.state).toBe('held');
  await pass(30_000);
  await pass(30_000);
  await ended;
  expect(step(1)).toMatchObject({ state: 'held', expectation: { count: 1 } });
  expect([runner.position().captured, runner.captureIds]).toEqual([1, ['req_9']]);
});
