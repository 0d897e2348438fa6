import { ChevronRight, CircleDot, CopyPlus, Download, Play, Presentation, Square } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { hasRunHeld, isRunOver } from '../../../shared/model/scenario-run';
import { useNavigation } from '../../host/navigation';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { counted } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { Menu } from '../../ui/menu';
import { Tabs, TabPanel, type Tab } from '../../ui/tabs';
import './library.css';
import { AboutPane } from './about-pane';
import { FilePane } from './file-pane';
import { LibraryPane } from './library-pane';
import { followFolder } from './follow-folder';
import { startPresenting } from './presenting';
import { startRecording, stopRecording } from './recording';
import { RunView } from './run-view';
import { RunsView } from './runs-view';
import { copyScenario, loadScenarios, saveNow, showTab, visitScenarios } from './scenario-library';
import { saveReport, startRun } from './scenario-runs';
import { notRunnable, useScenarios, type ScenarioTab } from './scenarios-state';
import { useShelfStatus } from './use-shelf-status';

const tabsLabel = 'Scenario';

/** Scenarios: the shelf and the file, the run, and the runs that are kept. */
export function ScenariosPage(): ReactNode {
  const place = useNavigation((state) => state.place);
  const visit = useNavigation((state) => state.visit);
  const tab = useScenarios((state) => state.tab);
  const open = useScenarios((state) => state.open);
  const problem = useScenarios((state) => state.problem);
  const runs = useScenarios((state) => state.runs);
  const run = useScenarios((state) => state.run);

  useEffect(() => visitScenarios(place, visit), [place, visit]);
  useEffect(() => () => void saveNow(), []);
  useEffect(followFolder, []);
  useShelfStatus();

  if (problem !== undefined) {
    return (
      <EmptyState title="The scenarios could not be read" actions={<Button onClick={() => void loadScenarios()}>Try again</Button>}>
        <p>{problem}</p>
      </EmptyState>
    );
  }
  const tabs: readonly Tab<ScenarioTab>[] = [
    { id: 'run', label: 'Run' },
    { id: 'file', label: 'File' },
    { id: 'runs', label: 'Runs', count: runs.length === 0 ? undefined : runs.length },
  ];
  return (
    <div className={tab === 'file' ? 'scenario' : tab === 'run' ? 'run' : 'run run-kept'}>
      <header className="page-head page-wide">
        <button type="button" className="crumb" onClick={() => showTab('file')}>
          Scenarios
          <Icon of={ChevronRight} size={14} />
        </button>
        <h1 className="page-title truncate">{open?.check.head?.name ?? open?.entry.name ?? 'Scenarios'}</h1>
        <div className="head-tabs">
          <Tabs label={tabsLabel} tabs={tabs} value={tab} onChange={showTab} />
        </div>
        <span className="push" />
        {tab === 'file' ? <FileActions /> : <RunActions />}
      </header>
      {run !== undefined && isRunOver(run) && tab === 'run' && (
        <p className="sr-only" role="status">
          {hasRunHeld(run) ? 'All expectations held' : counted(run.counts.failed, 'expectation failed', 'expectations failed')}
        </p>
      )}
      <TabPanel tabs={tabsLabel} tab={tab} className="scenario-panel">
        {tab === 'file' && (
          <>
            <LibraryPane />
            <FilePane key={open?.opening} />
            <AboutPane />
          </>
        )}
        {tab === 'run' && <RunView />}
        {tab === 'runs' && <RunsView />}
      </TabPanel>
    </div>
  );
}

function FileActions(): ReactNode {
  const open = useScenarios((state) => state.open);
  const recording = useScenarios((state) => state.recording);
  return (
    <>
      <Button variant="ghost" icon={CopyPlus} disabledReason={open === undefined ? 'Choose a scenario first' : undefined} onClick={() => void copyScenario()}>
        Save a copy
      </Button>
      {recording === undefined ? (
        <Button variant="ghost" icon={CircleDot} onClick={() => void startRecording()}>
          Record
        </Button>
      ) : (
        <Button icon={Square} onClick={() => void stopRecording()}>
          Stop recording
        </Button>
      )}
      <Button variant="primary" icon={Play} keys="Ctrl Enter" disabledReason={notRunnable(open)} onClick={() => void startRun()}>
        Run
      </Button>
    </>
  );
}

function RunActions(): ReactNode {
  const open = useScenarios((state) => state.open);
  const run = useScenarios((state) => state.run);
  const isOver = run !== undefined && isRunOver(run);
  return (
    <>
      <Menu
        label="Report"
        align="end"
        items={[
          { id: 'html', label: 'HTML, for people', hint: 'one file', disabledReason: isOver ? undefined : 'once a run has ended', onSelect: () => void saveReport('html') },
          { id: 'junit', label: 'JUnit XML, for builds', disabledReason: isOver ? undefined : 'once a run has ended', onSelect: () => void saveReport('junit') },
        ]}
        trigger={
          <Button variant="ghost" icon={Download}>
            Report
          </Button>
        }
      />
      <Button variant="ghost" icon={Presentation} disabledReason={notRunnable(open)} onClick={() => void startPresenting()}>
        Present
      </Button>
    </>
  );
}
