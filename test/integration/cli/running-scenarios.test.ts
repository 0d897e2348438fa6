import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../support/command-line';
import { plainAnswer, rawReceiver } from '../../support/raw-receiver';
import { temporaryFolder } from '../../support/temporary-folder';

const text = `name: One claim
endpoints: { receiver: Local catch server }
parameters: { label: glass }
steps:
  - do: create claim
  - prompt: Look at it
  - do: add label
    label: \${label}
  - expect: state:delivered
    among: deliveries
    at_least: 2
    within: 60 s
`;

/** A folder with the scenario in it, and the arguments that play it there. */
function scenarioFile(content: string, name = 'one.yaml'): { readonly folder: string; readonly file: string; readonly data: readonly string[] } {
  const folder = temporaryFolder();
  const file = join(folder, name);
  writeFileSync(file, content);
  mkdirSync(join(folder, 'data'));
  return { folder, file, data: ['--data', join(folder, 'data'), '--port', '0'] };
}

async function receiver(status: number): Promise<string> {
  const { url } = await rawReceiver(({ socket }) => void socket.write(plainAnswer(status)));
  return `receiver=${url}/hooks`;
}

describe('hookbench run', () => {
  test('ends with 0 where all held, and tells of each step, in JSON and in reports', async () => {
    const { folder, file, data } = scenarioFile(text);
    const finished = await run(['run', file, ...data, '--endpoint', await receiver(200), '--set', 'label=storm', '--seed', '7', '--junit', join(folder, 'r.xml'), '--html', join(folder, 'r.html'), '--json']);
    expect(finished.stderr).toBe('');
    expect(finished.code).toBe(0);
    const lines = finished.json();
    expect(lines[0]).toMatchObject({ type: 'run', scenario: 'One claim', seed: 7, steps: 4, endpoints: [{ name: 'receiver' }] });
    expect(lines.filter(({ type }) => type === 'step').map(({ step, kind, state }) => [step, kind, state]).sort()).toEqual([[1, 'do', 'done'], [2, 'prompt', 'done'], [3, 'do', 'done'], [4, 'expect', 'held']]);
    expect(lines.find(({ step }) => step === 3)).toMatchObject({ title: 'Add label storm' });
    expect(lines.at(-1)).toMatchObject({ type: 'result', state: 'done', held: true, expectations: { held: 1, failed: 0, skipped: 0 }, sent: 2 });
    expect(readFileSync(join(folder, 'r.xml'), 'utf8')).toContain('<testsuites tests="1" failures="0"');
    expect(readFileSync(join(folder, 'r.html'), 'utf8')).toContain('All held');
  });

  test('ends with 1 where an expectation did not hold, and says what came', async () => {
    const { folder, file, data } = scenarioFile(text.replace('60 s', '1 s'));
    const finished = await run(['run', file, ...data, '--endpoint', await receiver(503), '--junit', join(folder, 'r.xml')]);
    expect(finished.code).toBe(1);
    expect(finished.stdout.toString()).toMatch(/FAILED {3}At least 2 deliveries acknowledged within 1 s/);
    expect(finished.stdout.toString()).toMatch(/came {5}0 came; besides 1 claim\.created with source ui, 1 claim\.label_added with source ui\n {24}dlv_/);
    expect(readFileSync(join(folder, 'r.xml'), 'utf8')).toContain('failures="1"');
  });

  test('ends with 2 for a broken file, plays none, and tells every problem by line and column', async () => {
    const { folder, file, data } = scenarioFile('name: Broken\nsteps:\n  - expect: event:claim.created\n    exact: 200\n  - wait: soon\n', 'broken.yaml');
    const good = join(folder, 'good.yaml');
    writeFileSync(good, text);
    const finished = await run(['run', good, file, ...data, '--junit', join(folder, 'r.xml')]);
    expect(finished.code).toBe(2);
    expect(finished.stderr).toBe(`${file}:4:5: exact is not known here. Expected exactly, at_least or at_most.\n${file}:5:11: soon is no time. Expected a time such as 250 ms, 5 s, 10 min or 1 h.\n`);
    expect([finished.stdout.toString(), existsSync(join(folder, 'r.xml'))]).toEqual(['', false]);
  });

  test.each([
    ['no file', [], 'Name a scenario to play'],
    ['a file that is not there', ['nothing.yaml'], 'cannot be read'],
    ['an endpoint without a URL', ['every-event', '--endpoint', 'receiver'], '--endpoint is NAME=URL'],
    ['an endpoint that is no URL', ['every-event', '--endpoint', 'receiver=nowhere'], 'There is no endpoint “nowhere”'],
    ['a name that the scenario has not', ['every-event', '--endpoint', 'other=http://127.0.0.1:1/'], 'no endpoint called “other”'],
  ])('ends with 2 for %s', async (_what, args, message) => {
    const finished = await run(['run', ...args, '--data', temporaryFolder(), '--port', '0']);
    expect([finished.code, finished.stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

test('hookbench scenarios lists those that come with it, each with a path that can be run', async () => {
  const listed = (await run(['scenarios', '--data', temporaryFolder(), '--json'])).json();
  expect(listed).toHaveLength(13);
  for (const { path, proves } of listed) expect([existsSync(String(path)), String(proves).length > 100]).toEqual([true, true]);
  const everyEvent = String(listed.find(({ file }) => file === 'every-event.yaml')?.['path']);
  const finished = await run(['run', everyEvent, '--data', temporaryFolder(), '--port', '0', '--json']);
  expect([finished.code, finished.json().at(-1)]).toEqual([0, expect.objectContaining({ held: true, sent: 18, captured: 18 })]);
});
