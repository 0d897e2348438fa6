import { useId, useState, type ReactNode } from 'react';
import { useSnapshot } from '../../host/snapshot-store';
import { Dialog } from '../../ui/dialog';
import { FieldNote } from '../../ui/field';
import { headersProblem, linesOf, pathsProblem } from './redaction-list';
import { saveSettings } from './settings-store';

/** The user’s list of headers and places in bodies, one a line. */
export function RedactionDialog({ onClose }: { onClose(): void }): ReactNode {
  const kept = useSnapshot((snapshot) => snapshot.workspace.settings.redaction);
  const [headers, setHeaders] = useState(kept.headers.join('\n'));
  const [paths, setPaths] = useState(kept.bodyPaths.join('\n'));
  const [refusal, setRefusal] = useState<string>();
  const headerNames = linesOf(headers);
  const bodyPaths = linesOf(paths);
  const headerProblem = headersProblem(headerNames);
  const pathProblem = pathsProblem(bodyPaths);
  const save = async (): Promise<void> => {
    const error = await saveSettings({ redaction: { headers: headerNames, bodyPaths } });
    if (error === undefined) onClose();
    else setRefusal(error.message);
  };
  return (
    <Dialog open title="Your list" onClose={onClose} note={<span>Each value becomes “[removed]”.</span>} primary={{ label: 'Save list', disabledReason: headerProblem ?? pathProblem, onClick: () => void save() }}>
      <Lines label="Headers" hint="One name a line." value={headers} onChange={setHeaders} problem={headerProblem} />
      <Lines label="Places in JSON bodies" hint="One a line: claim.policy_number, claim.contact.** for each value below, **.email at any depth." value={paths} onChange={setPaths} problem={pathProblem} />
      {refusal !== undefined && <FieldNote isError>{refusal}</FieldNote>}
    </Dialog>
  );
}

interface LinesProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  onChange(value: string): void;
  readonly problem: string | undefined;
}

function Lines({ label, hint, value, onChange, problem }: LinesProps): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className={problem === undefined ? 'input mono redaction-lines' : 'input mono redaction-lines is-invalid'}
        rows={5}
        value={value}
        spellCheck={false}
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.target.value)}
      />
      <FieldNote id={`${id}-note`} isError={problem !== undefined}>
        {problem ?? hint}
      </FieldNote>
    </div>
  );
}
