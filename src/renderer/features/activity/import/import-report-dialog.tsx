import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { Dialog } from '../../../ui/dialog';
import { counted, formatCount } from '../../../ui/format';
import { VisibleText } from '../../../ui/visible-text';
import { closeImport, importStore } from './import-state';
import './import.css';

/** The entries of a file that could not be taken in, one by one. */
export function ImportReportDialog(): ReactNode {
  const report = useStore(importStore, (state) => state.report);
  if (report === undefined) return null;
  const { name, imported, refused, refusedCount } = report;
  return (
    <Dialog open title="Import" width="lg" onClose={closeImport}>
      <p>
        {imported === 0 ? 'Nothing' : counted(imported, 'request')} of <VisibleText text={name} /> {imported === 1 ? 'was' : 'were'} imported. {counted(refusedCount, 'entry', 'entries')} could not be:
      </p>
      <ul className="card import-refused">
        {refused.map(({ entry, message }) => (
          <li key={entry}>
            <span className="num soft">entry {formatCount(entry)}</span>
            <VisibleText text={message} />
          </li>
        ))}
      </ul>
      {refusedCount > refused.length && <p className="soft">And {counted(refusedCount - refused.length, 'more entry', 'more entries')}.</p>}
    </Dialog>
  );
}
