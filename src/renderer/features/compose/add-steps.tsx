import { ListPlus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { StepEvent } from '../../../shared/contract/scenario-contract';
import { call } from '../../host/client';
import { addedWords, useScenarioTarget } from '../../host/scenario-target';
import { Dialog } from '../../ui/dialog';
import { FieldNote, TextField } from '../../ui/field';
import { counted } from '../../ui/format';
import { Select } from '../../ui/select';
import { showToast } from '../../ui/toast';
import { VisibleText } from '../../ui/visible-text';
import './add-steps.css';
import { stepWords } from './step-events';

interface AddStepsProps {
  readonly events: readonly StepEvent[];
  /** What a scenario does not take over. */
  readonly note?: string | undefined;
  onClose(): void;
}

/** Makes steps of what is composed: at the end of a scenario of one's own, or as a new one. Nothing is sent. */
export function AddSteps({ events, note, onClose }: AddStepsProps): ReactNode {
  const target = useScenarioTarget('From Compose');
  const [problem, setProblem] = useState<string>();
  const add = async (): Promise<void> => {
    const reply = await call('scenarios.addEvents', { events, ...target.input });
    if (!reply.ok) return setProblem(reply.error.message);
    onClose();
    showToast({ icon: ListPlus, ...addedWords(reply.value) });
  };
  return (
    <Dialog open title="Add to a scenario" onClose={onClose} primary={{ label: `Add ${counted(events.length, 'step')}`, icon: ListPlus, onClick: () => void add() }}>
      <div className="dialog-form">
        <Select label="Scenario" value={target.chosen} options={target.options} onChange={target.choose} />
        {target.isNew && <TextField label="Name" value={target.name} onChange={target.rename} />}
        <div className="field">
          <span className="label">{events.length === 1 ? 'Step' : 'Steps, one after the other'}</span>
          <ul className="card add-steps" aria-label="Steps">
            {events.map((event) => (
              <li key={stepWords(event)} className="mono">
                <VisibleText text={stepWords(event)} />
              </li>
            ))}
          </ul>
          {note !== undefined && <p className="hint">{note}</p>}
        </div>
        {problem !== undefined && (
          <div role="alert">
            <FieldNote isError>{problem}</FieldNote>
          </div>
        )}
      </div>
    </Dialog>
  );
}
