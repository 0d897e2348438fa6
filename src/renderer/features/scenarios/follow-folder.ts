import { isRunOver } from '../../../shared/model/scenario-run';
import { onLiveEvent } from '../../host/live';
import { lookOutside } from './outside-change';
import { loadScenarios } from './scenario-library';

/** Keeps the shelf and the open scenario as they are on disk, until the returned function is called. */
export function followFolder(): () => void {
  void lookOutside();
  return onLiveEvent((event) => {
    // The shelf tells of the last run of each.
    if (event.type === 'scenario.changed' && isRunOver(event.run)) void loadScenarios();
    if (event.type !== 'scenarios.changed') return;
    void loadScenarios();
    void lookOutside();
  });
}
