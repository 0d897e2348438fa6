import type { ScenarioEntry } from '../../../shared/contract/scenario-contract';
import type { RunSummary } from '../../../shared/model/scenario-run';
import { counted, formatCount, formatTime } from '../../ui/format';

/** The run that began last, of all scenarios. */
export function lastRunOf(entries: readonly ScenarioEntry[]): RunSummary | undefined {
  return entries
    .flatMap(({ lastRun }) => lastRun ?? [])
    .toSorted((one, other) => other.startedAtMs - one.startedAtMs)
    .at(0);
}

/** How a run ended, in a few words: “Last run 14:31:58, 1 of 7 failed”. One that goes on says so elsewhere. */
export function lastRunWords({ startedAtMs, elapsedMs, state, counts }: RunSummary): string {
  const all = counts.held + counts.failed + counts.waiting + counts.skipped + counts.toCome;
  const outcome = state === 'broken' ? 'broke off' : state === 'stopped' ? 'stopped' : all === 0 ? 'nothing was expected' : counts.failed > 0 ? `${counts.failed} of ${all} failed` : counts.skipped === all ? 'nothing came to look at' : `${counts.held} of ${all} held`;
  return `Last run ${formatTime(startedAtMs + elapsedMs, 'second')}, ${outcome}`;
}

/** “204 sent, 205 captured in this run”. */
export function runTrafficWords({ sent, captured }: RunSummary): string {
  return `${formatCount(sent)} sent, ${formatCount(captured)} captured in this run`;
}

/** How many files cannot run; undefined where all can. */
export function brokenFilesWords(entries: readonly ScenarioEntry[]): string | undefined {
  const broken = entries.filter(({ problemCount }) => problemCount > 0).length;
  return broken === 0 ? undefined : `${counted(broken, 'file')} ${broken === 1 ? 'has' : 'have'} an error`;
}
