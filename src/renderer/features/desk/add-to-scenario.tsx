import { ListPlus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { call } from '../../host/client';
import { addedWords, useScenarioTarget } from '../../host/scenario-target';
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

/** Makes steps of the chosen changes of the open claim or contact: at the end of a scenario of one's own, or as a new one. */
export function AddToScenario(): ReactNode {
  const trace = useDesk((state) => state.trace);
  const changes = addableChanges(trace);
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const target = useScenarioTarget('From the desk');
  const [problem, setProblem] = useState<string>();
  const chosen = changes.filter(({ id }) => !leftOut.has(id));

  const tick = (id: string, ticked: boolean): void => {
    const next = new Set(leftOut);
    if (ticked) next.delete(id);
    else next.add(id);
    setLeftOut(next);
  };
  const add = async (): Promise<void> => {
    const changeIds = chosen.map(({ id }) => id);
    const reply = await call('scenarios.addChanges', { changeIds, ...target.input });
    if (!reply.ok) return setProblem(reply.error.message);
    openDialog(undefined);
    showToast({ icon: ListPlus, ...addedWords(reply.value), detail: 'A claim that was there before is created first.' });
  };
  const none = chosen.length === 0 ? 'Choose a change first' : undefined;
  return (
    <Dialog open title="Add changes to scenario" onClose={() => openDialog(undefined)} primary={{ label: `Add ${counted(chosen.length, 'change')}`, icon: ListPlus, disabledReason: none, onClick: () => void add() }}>
      <div className="desk-form">
        <Select label="Scenario" value={target.chosen} options={target.options} onChange={target.choose} />
        {target.isNew && <TextField label="Name" value={target.name} onChange={target.rename} />}
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
