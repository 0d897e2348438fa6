import { expect, test } from 'vitest';
import type { ScenarioEntry } from '../../../../../src/shared/contract/scenario-contract';
import type { RunSummary } from '../../../../../src/shared/model/scenario-run';
import { brokenFilesWords, lastRunOf, lastRunWords } from '../../../../../src/renderer/features/scenarios/shelf-words';

const run = (changes: Partial<RunSummary>): RunSummary => ({ id: 'run_1', number: 1, scenarioId: 'own/a.yaml', scenarioName: 'A', state: 'done', startedAtMs: 0, elapsedMs: 0, scenarioMs: 0, seed: 1, scale: 1, counts: { held: 6, failed: 1, waiting: 0, skipped: 0, toCome: 0 }, stepIndex: 0, stepCount: 0, sent: 0, captured: 0, eventsSha256: '', ...changes });
const entry = (problemCount: number, lastRun?: RunSummary): ScenarioEntry => ({ id: 'own/a.yaml', fileName: 'a.yaml', path: '/a.yaml', origin: 'own', name: 'A', about: '', proves: '', problemCount, savedAtMs: 0, stepCount: 1, ...(lastRun === undefined ? {} : { lastRun }) });

test('the last run is the one that began last, and its outcome claims no more than was seen', () => {
  const late = run({ id: 'late', startedAtMs: 5 });
  expect(lastRunOf([entry(0, run({ startedAtMs: 4 })), entry(0), entry(0, late), entry(0, run({ startedAtMs: 3 }))])).toBe(late);
  expect(lastRunOf([entry(0)])).toBeUndefined();
  const counts = { held: 0, failed: 0, waiting: 0, skipped: 0, toCome: 0 };
  const words = (changes: Partial<RunSummary>): string => lastRunWords(run(changes)).replace(/^Last run \d\d:\d\d:\d\d, /, '');
  expect([words({}), words({ counts: { ...counts, held: 7 } }), words({ counts }), words({ counts: { ...counts, skipped: 2 } }), words({ state: 'stopped' }), words({ state: 'broken' })]).toEqual(['1 of 7 failed', '7 of 7 held', 'nothing was expected', 'nothing came to look at', 'stopped', 'broke off']);
});

test('files that cannot run are counted', () => {
  expect([brokenFilesWords([entry(0)]), brokenFilesWords([entry(2), entry(0)]), brokenFilesWords([entry(1), entry(3)])]).toEqual([undefined, '1 file has an error', '2 files have an error']);
});
