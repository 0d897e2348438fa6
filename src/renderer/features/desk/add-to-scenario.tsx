import { ListPlus } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { ScenarioEntry } from '../../../shared/contract/scenario-contract';
import { call } from '../../host/client';
import { go } from '../../host/navigation';
import { Checkbox } from '../../ui/checkbox';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { counted, formatTime } from '../../ui/format';
import { Select } from '../../ui/select';
import { showToast } from '../../ui/toast';
import { addableChanges } from './addable-changes';
import './add-to-scenario.css';
import { changeTitle } from './change-words';
import { useDesk } from './desk-state';
import { openDialog } from './desk-store';

const newScenario = 'new';

/** Makes steps of the chosen changes of the open claim or contact: at the end of a scenario of one's own, or as a new one. */
export function AddToScenario(): ReactNode {
  const trace = useDesk((state) => state.trace);
  const changes = addableChanges(trace);
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [scenarios, setScenarios] = useState<readonly ScenarioEntry[]>([]);
  const [target, setTarget] = useState(newScenario);
  const [name, setName] = useState('From the desk');
  const [problem, setProblem] = useState<string>();
  const chosen = changes.filter(({ id }) => !leftOut.has(id));

  useEffect(() => {
    void call('scenarios.list', {}).then((reply) => {
      if (reply.ok) setScenarios(reply.value.filter(({ origin }) => origin === 'own'));
    });
  }, []);

  const tick = (id: string, ticked: boolean): void => {
    const next = new Set(leftOut);
    if (ticked) next.delete(id);
    else next.add(id);
    setLeftOut(next);
  };
  const add = async (): Promise<void> => {
    const changeIds = chosen.map(({ id }) => id);
    const reply = await call('scenarios.addChanges', target === newScenario ? { changeIds, name } : { changeIds, scenarioId: target });
    if (!reply.ok) return setProblem(reply.error.message);
    const { entry, steps } = reply.value;
    openDialog(undefined);
    showToast({
      icon: ListPlus,
      title: `${counted(steps, 'step')} added to ${entry.name}`,
      detail: 'A claim that was there before is created first.',
      action: { label: 'Open', onSelect: () => go({ section: 'scenarios', scenarioId: entry.id, tab: 'file' }) },
    });
  };
  const none = chosen.length === 0 ? 'Choose a change first' : undefined;
  return (
    <Dialog open title="Add changes to scenario" onClose={() => openDialog(undefined)} primary={{ label: `Add ${counted(chosen.length, 'change')}`, icon: ListPlus, disabledReason: none, onClick: () => void add() }}>
      <div className="desk-form">
        <Select label="Scenario" value={target} options={[{ value: newScenario, label: 'A new scenario' }, ...scenarios.map(({ id, name: label, fileName }) => ({ value: id, label, hint: fileName }))]} onChange={setTarget} />
        {target === newScenario && <TextField label="Name" value={name} onChange={setName} />}
        <fieldset className="add-changes">
          <legend className="label">Changes, oldest first</legend>
          <ul>
            {changes.map((change) => (
              <li key={change.id}>
                <Checkbox label={changeTitle(change)} description={`as ${change.performedBy.name}`} checked={!leftOut.has(change.id)} onChange={(ticked) => tick(change.id, ticked)} />
                <span className="soft truncate">as {change.performedBy.name}</span>
                <span className="mono dim push">{formatTime(change.atMs, 'second')}</span>
              </li>
            ))}
          </ul>
        </fieldset>
        {problem !== undefined && (
          <p className="message fail" role="alert">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}
