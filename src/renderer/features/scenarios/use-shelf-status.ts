import { CircleX } from 'lucide-react';
import { useMemo } from 'react';
import { isRunOver } from '../../../shared/model/scenario-run';
import { counted } from '../../ui/format';
import { useStatusItems, type StatusItem } from '../../ui/status-items';
import { openScenario, showTab } from './scenario-library';
import { useScenarios } from './scenarios-state';
import { brokenFilesWords, lastRunOf, lastRunWords, runTrafficWords } from './shelf-words';

/** Says in the status bar what is on the shelf, which of it cannot run, and how the last run ended. */
export function useShelfStatus(): void {
  const entries = useScenarios((state) => state.entries);
  const run = useScenarios((state) => (state.tab === 'run' ? state.run : undefined));
  const items = useMemo(() => {
    if (entries === undefined) return [];
    const all: StatusItem[] = [{ id: 'scenarios.count', side: 'start', content: counted(entries.length, 'scenario') }];
    const broken = brokenFilesWords(entries);
    const firstBroken = entries.find(({ problemCount }) => problemCount > 0);
    const open = (id: string, tab: 'file' | 'run'): void => void openScenario(id).then(() => showTab(tab));
    if (broken !== undefined && firstBroken !== undefined) all.push({ id: 'scenarios.broken', side: 'start', icon: CircleX, tone: 'fail', content: broken, onSelect: () => open(firstBroken.id, 'file') });
    if (run !== undefined) all.push({ id: 'scenarios.run', side: 'start', content: runTrafficWords(run) });
    const last = lastRunOf(entries);
    if (last !== undefined && isRunOver(last)) {
      all.push({ id: 'scenarios.last', side: 'end', spare: true, content: lastRunWords(last), onSelect: () => open(last.scenarioId, 'run') });
    }
    return all;
  }, [entries, run]);
  useStatusItems(items);
}
