import { CircleDot, ListOrdered, Pause, Play, Plus, Presentation, Square, StepForward } from 'lucide-react';
import { isRunOver } from '../../../shared/model/scenario-run';
import { go, navigationStore } from '../../host/navigation';
import type { Action } from '../../ui/action';
import { startPresenting } from './presenting';
import { startRecording, stopRecording } from './recording';
import { playOrPause, startRun, steer } from './scenario-runs';
import { notRunnable, scenariosStore } from './scenarios-state';

const group = 'Scenarios';

/** What can be done with scenarios, from keys and the palette. */
export function scenariosActions(): readonly Action[] {
  return [
    { id: 'scenarios.new', label: 'New scenario', group, icon: Plus, run: () => go({ section: 'scenarios', create: true }) },
    { id: 'scenarios.run', label: 'Run the open scenario', group, keys: 'Ctrl Enter', icon: Play, hint: openName, run: () => void startRun(), available: () => isOnPage() && canRun() },
    { id: 'scenarios.pause', label: 'Pause or go on with the run', group, keys: 'Space', icon: Pause, hint: openName, run: playOrPause, available: isLive, keysActHere: isOnRun },
    { id: 'scenarios.step', label: 'Play one step of the run', group, icon: StepForward, hint: openName, run: () => void steer('step'), available: isLive },
    { id: 'scenarios.stop', label: 'Stop the run', group, icon: Square, hint: openName, run: () => void steer('stop'), available: isLive },
    { id: 'scenarios.present', label: 'Present the open scenario', group, icon: Presentation, hint: openName, run: () => void startPresenting(), available: () => isOnPage() && canRun() },
    { id: 'scenarios.record', label: 'Record what I do next', group, icon: CircleDot, hint: () => 'becomes a scenario', run: () => void startRecording(), available: () => !isRecording() },
    { id: 'scenarios.stop-recording', label: 'Stop recording', group, icon: CircleDot, run: () => void stopRecording(), available: isRecording },
    { id: 'scenarios.runs', label: 'Show the runs of the open scenario', group, icon: ListOrdered, hint: openName, run: () => go({ section: 'scenarios', tab: 'runs' }), available: () => scenariosStore.getState().open !== undefined },
  ];
}

function openName(): string | undefined {
  return scenariosStore.getState().open?.entry.name;
}

function isOnPage(): boolean {
  return navigationStore.getState().place.section === 'scenarios';
}

function canRun(): boolean {
  const { open, run } = scenariosStore.getState();
  return notRunnable(open) === undefined && (run === undefined || isRunOver(run));
}

function isLive(): boolean {
  const { run } = scenariosStore.getState();
  return run !== undefined && !isRunOver(run);
}

function isOnRun(): boolean {
  return isOnPage() && scenariosStore.getState().tab === 'run' && !(document.activeElement instanceof HTMLButtonElement);
}

function isRecording(): boolean {
  return scenariosStore.getState().recording !== undefined;
}
