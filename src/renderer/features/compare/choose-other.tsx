import { useEffect, useState, type ReactNode } from 'react';
import { go, type ComparedRecord } from '../../host/navigation';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { VisibleText } from '../../ui/visible-text';
import { candidatesFor, type Candidate } from './candidates';
import type { Side } from './read-side';

/** What one record can be compared with, while only one is chosen. */
export function ChooseOther({ side, onChoose }: { readonly side: Side; readonly onChoose: (record: ComparedRecord) => void }): ReactNode {
  const [candidates, setCandidates] = useState<readonly Candidate[]>();
  useEffect(() => {
    let isOpen = true;
    void candidatesFor(side).then((found) => {
      if (isOpen) setCandidates(found);
    });
    return () => {
      isOpen = false;
    };
  }, [side]);
  if (candidates === undefined) return null;
  return (
    <EmptyState title="Compare it with what?" actions={<Button onClick={() => go({ section: 'activity' })}>Choose in the list</Button>}>
      <p>{candidates.length === 0 ? 'There is no other record of this event yet. Select two records in the list and press D.' : 'With its other end, or with another record of the same event:'}</p>
      {candidates.length > 0 && (
        <ul className="card cmp-candidates">
          {candidates.map(({ record, label, hint }) => (
            <li key={`${record.id} ${record.attempt ?? ''}`}>
              <button className="cmp-candidate" type="button" onClick={() => onChoose(record)}>
                <span className="strong truncate">
                  <VisibleText text={label} />
                </span>
                <span className="soft num">{hint}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </EmptyState>
  );
}
