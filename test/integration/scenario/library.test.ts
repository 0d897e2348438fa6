import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CoreApp } from '../../../src/main/core/app';
import { hasRunHeld, type ScenarioRun } from '../../../src/shared/model/scenario-run';
import { claimsReceiver, type Defect, type ReceiverOptions } from '../../support/claims-receiver';
import { catchUrl, openCore } from '../../support/open-core';

const folder = join(import.meta.dirname, '../../../scenarios');

/** Each scenario with the defect that it is there to find, and with how often the receiver is down where it is to be down. */
const library: readonly (readonly [file: string, defect: Defect, failuresFirst?: number])[] = [
  ['whole-life.yaml', 'refuses-closed-by-token'],
  ['assigned-back-and-forth.yaml', 'takes-old-for-new'],
  ['labels-in-a-storm.yaml', 'loses-some-in-a-rush'],
  ['no-echo.yaml', 'answers-its-own-changes'],
  ['same-delivery-twice.yaml', 'acts-on-every-copy'],
  ['out-of-order.yaml', 'takes-old-for-new'],
  ['late-by-an-hour.yaml', 'takes-old-for-new'],
  ['fails-twice.yaml', 'acts-before-it-answers', 2],
  ['down-over-night.yaml', 'gives-up-on-one', 5],
  ['every-event.yaml', 'needs-a-user-id'],
  ['unknown-event.yaml', 'refuses-unknown-events'],
  ['big-body.yaml', 'hangs-up-on-big-bodies'],
  ['hostile-text.yaml', 'cleans-text'],
];

/** Night and day pass faster than the files say. */
const testScale = 30_000;
/** What never comes is waited for less long. */
const lossScale = 10;

async function play(app: CoreApp, file: string, options: Omit<ReceiverOptions, 'passesOnTo'>): Promise<ScenarioRun> {
  const receiver = await claimsReceiver({ ...options, passesOnTo: catchUrl(app) });
  try {
    const text = readFileSync(join(folder, file), 'utf8');
    const { head } = app.scenarios.check(text);
    const scale = head?.scale === 3600 ? testScale : head?.scale === 1 && options.defect !== undefined ? lossScale : undefined;
    const started = await app.scenarios.start({ scenarioId: `shipped/${file}`, text, order: { endpoints: [{ name: 'receiver', url: receiver.url }], ...(scale === undefined ? {} : { scale }) }, asks: false });
    if (!started.ok) throw new Error(started.error.message);
    const run = await app.scenarios.ended(started.value.id);
    if (run === undefined) throw new Error('the run was not kept');
    return run;
  } finally {
    await receiver.close();
  }
}

function verdict(file: string, run: ScenarioRun): string {
  const failures = run.steps.filter(({ state }) => state === 'failed').map(({ title, result }) => `${title}: ${result ?? ''}`);
  return `${file} ${hasRunHeld(run) ? 'held' : `did not hold (${run.problem ?? failures.join('; ')})`}`;
}

/** Plays all with so many cores side by side, since a run waits much and works little. */
async function playAll(optionsOf: (defect: Defect, failuresFirst: number) => Omit<ReceiverOptions, 'passesOnTo'>): Promise<ReadonlyMap<string, ScenarioRun>> {
  const runs = new Map<string, ScenarioRun>();
  const cores = await Promise.all(Array.from({ length: 4 }, () => openCore()));
  const left = [...library];
  await Promise.all(
    cores.map(async (app) => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        const [file, defect, failuresFirst = 0] = next;
        runs.set(file, await play(app, file, optionsOf(defect, failuresFirst)));
      }
    }),
  );
  return runs;
}

describe('the library', () => {
  test('is complete, and each says what it proves', async () => {
    expect(readdirSync(folder).sort()).toEqual(library.map(([file]) => file).sort());
    const app = await openCore({ catch: false });
    for (const entry of (await app.handlers['scenarios.list']({})).ok ? await app.scenarios.files.list() : []) {
      const { problems, head } = app.scenarios.check(entry.text);
      expect(problems, entry.fileName).toEqual([]);
      expect(head?.about, entry.fileName).not.toBe('');
      expect(head?.proves.length, entry.fileName).toBeGreaterThan(100);
      expect(entry.text, entry.fileName).toMatch(/^# yaml-language-server: \$schema=\.\.\/docs\/scenario\.schema\.json\n/);
    }
  });

  test('holds against a good receiver', async () => {
    const runs = await playAll((_defect, failuresFirst) => ({ failuresFirst }));
    expect([...runs].map(([file, run]) => verdict(file, run)).sort()).toEqual(library.map(([file]) => `${file} held`).sort());
    // What it passed on was seen: nothing held for want of looking.
    expect([...runs].flatMap(([file, { steps }]) => (steps.some(({ state }) => state === 'skipped') ? [file] : []))).toEqual([]);
  });

  test('finds the receiver that is broken in the way that it is there to find', async () => {
    const runs = await playAll((defect, failuresFirst) => ({ defect, failuresFirst }));
    expect([...runs].filter(([, run]) => hasRunHeld(run)).map(([file]) => file)).toEqual([]);
    for (const [file, run] of runs) {
      expect(run.problem, file).toBeUndefined();
      const failed = run.steps.filter(({ state }) => state === 'failed');
      expect(failed.every(({ expectation }) => expectation !== undefined && expectation.came !== ''), file).toBe(true);
    }
  });
});
