import { call } from '../../host/client';
import { onLiveEvent } from '../../host/live';
import { go } from '../../host/navigation';
import { counted } from '../../ui/format';
import { removeStatusItem, setStatusItem } from '../../ui/status-items';
import { showToast } from '../../ui/toast';
import { isRunOver, type RunChange, type RunSummary, type ScenarioRun, type StepResult } from '../../../shared/model/scenario-run';
import type { RunOrder } from '../../../shared/contract/scenario-contract';
import { scenariosStore, type RunChoice } from './scenarios-state';

const { getState, setState } = scenariosStore;
const statusId = 'scenario run';
let endFollowing: (() => void) | undefined;
/** How often what is shown was asked for, so that an answer that comes late shows nothing. */
let shown = 0;

/** Shows the newest run of a scenario, and lists the others. */
export async function showRunsOf(scenarioId: string): Promise<void> {
  follow();
  const reply = await call('scenarioRuns.list', { scenarioId });
  const isStill = (): boolean => getState().open?.entry.id === scenarioId;
  if (!reply.ok || !isStill()) return;
  setState({ runs: reply.value });
  const [newest, before] = reply.value;
  // A run that was started since stays.
  if (newest !== undefined && getState().run === undefined) await showRun(newest.id);
  if (before !== undefined && isStill() && getState().run?.id === newest?.id) await compareWith(before.id);
}

/** Shows a run in place of the one that is shown, unless another was asked for or started meanwhile. */
export async function showRun(id: string): Promise<void> {
  shown += 1;
  const mine = shown;
  const { open } = getState();
  const reply = await call('scenarioRuns.get', { id });
  if (reply.ok && mine === shown && getState().open?.opening === open?.opening) setState({ run: reply.value, toldAtMs: Date.now() });
}

/** Puts an earlier run beside the one that is shown. */
export async function compareWith(id: string): Promise<void> {
  const reply = await call('scenarioRuns.get', { id });
  if (reply.ok) setState({ beside: reply.value });
}

export function choose(change: Partial<RunChoice>): void {
  setState(({ choice }) => ({ choice: { ...choice, ...change } }));
}

/** Plays the open scenario; `paused` plays its first step alone. */
export async function startRun(paused = false): Promise<void> {
  const { open, choice, run } = getState();
  if (open === undefined) return;
  const reply = await call('scenarioRuns.start', { id: open.entry.id, text: open.text, order: orderOf(choice, paused) });
  if (!reply.ok) return tell(reply.error.message);
  shown += 1;
  follow();
  setState({ run: reply.value, toldAtMs: Date.now(), tab: 'run', ...(run === undefined ? {} : { beside: run }) });
  await listRuns();
}

function orderOf({ seed, scale, endpoints }: RunChoice, paused: boolean): RunOrder {
  return {
    ...(seed === undefined ? {} : { seed }),
    ...(scale === undefined ? {} : { scale }),
    ...(endpoints.size === 0 ? {} : { endpoints: [...endpoints].map(([name, endpointId]) => ({ name, endpointId })) }),
    ...(paused ? { paused } : {}),
  };
}

/** Pauses, steps, goes on with or ends the run that is under way. */
export async function steer(verb: 'pause' | 'step' | 'continue' | 'stop'): Promise<void> {
  const { run } = getState();
  if (run === undefined || isRunOver(run)) return;
  const reply = await call(`scenarioRuns.${verb}`, { id: run.id });
  if (reply.ok) takeSummary(reply.value);
  else tell(reply.error.message);
}

/** Space: starts, pauses, or goes on. */
export function playOrPause(): void {
  const { run } = getState();
  if (run === undefined || isRunOver(run)) void startRun();
  else void steer(run.state === 'running' || run.state === 'ending' ? 'pause' : 'continue');
}

export async function deleteRun(id: string): Promise<void> {
  const reply = await call('scenarioRuns.delete', { id });
  if (!reply.ok) return tell(reply.error.message);
  const { run, beside } = getState();
  setState({ ...(run?.id === id ? { run: undefined } : {}), ...(beside?.id === id ? { beside: undefined } : {}) });
  await listRuns();
}

/** Saves the report of the run that is shown as a file. */
export async function saveReport(format: 'html' | 'junit'): Promise<void> {
  const { run } = getState();
  if (run === undefined) return;
  const reply = await call('desktop.saveReport', { runId: run.id, format });
  if (!reply.ok) tell(reply.error.message);
  else if (reply.value.saved) showToast({ title: 'Report saved' });
}

async function listRuns(): Promise<void> {
  const { open } = getState();
  if (open === undefined) return;
  const reply = await call('scenarioRuns.list', { scenarioId: open.entry.id });
  if (reply.ok) setState({ runs: reply.value });
}

function follow(): void {
  endFollowing ??= onLiveEvent((event) => {
    if (event.type === 'scenario.changed') takeChange(event);
  });
}

function takeChange({ run: told, steps }: RunChange): void {
  const { run } = getState();
  tellStatus(told);
  if (run?.id === told.id) setState({ run: { ...run, ...told, steps: merged(run.steps, steps) }, toldAtMs: Date.now() });
  else if (run === undefined && getState().open?.entry.id === told.scenarioId) void showRun(told.id);
  if (isRunOver(told)) {
    void listRuns();
    // What the live events left out of a long run, and the records to compare by.
    if (run?.id === told.id) void showRun(told.id);
  }
}

function takeSummary(summary: RunSummary): void {
  const { run } = getState();
  if (run?.id === summary.id) setState({ run: { ...run, ...summary } satisfies ScenarioRun, toldAtMs: Date.now() });
}

function merged(before: readonly StepResult[], changed: readonly StepResult[]): readonly StepResult[] {
  const byIndex = new Map(before.map((step) => [step.index, step]));
  for (const step of changed) byIndex.set(step.index, step);
  return [...byIndex.values()].toSorted((one, other) => one.index - other.index);
}

function tellStatus(run: RunSummary): void {
  if (isRunOver(run)) {
    removeStatusItem(statusId);
    return;
  }
  const failed = run.counts.failed === 0 ? '' : `, ${counted(run.counts.failed, 'expectation fails', 'expectations fail')}`;
  setStatusItem({
    id: statusId,
    side: 'start',
    tone: run.counts.failed > 0 ? 'fail' : undefined,
    content: `${run.scenarioName}, step ${Math.min(run.stepIndex + 1, run.stepCount)} of ${run.stepCount}${failed}`,
    onSelect: () => go({ section: 'scenarios', scenarioId: run.scenarioId, tab: 'run' }),
  });
}

function tell(detail: string): void {
  showToast({ tone: 'fail', title: 'The run did not go on', detail });
}
