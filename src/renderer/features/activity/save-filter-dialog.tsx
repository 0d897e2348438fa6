import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { explainQuery } from '../../../shared/query/explain-query';
import { parseQuery } from '../../../shared/query/parse-query';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { VisibleText } from '../../ui/visible-text';
import { closeFilterDialog, filterDialogs, saveFilter } from './saved-filters';

/** Asks for the name of the query in the field. */
export function SaveFilterDialog({ query }: { readonly query: string }): ReactNode {
  const isOpen = useStore(filterDialogs, (state) => state.open === 'save');
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string>();
  const parsed = parseQuery(query);

  useEffect(() => {
    if (!isOpen) return;
    setName('');
    setProblem(undefined);
  }, [isOpen]);

  const save = async (): Promise<void> => {
    const refused = await saveFilter(name, query);
    if (refused === undefined) closeFilterDialog();
    else setProblem(refused);
  };

  return (
    <Dialog open={isOpen} title="Save this filter" onClose={closeFilterDialog} primary={{ label: 'Save the filter', disabledReason: name.trim() === '' ? 'Give the filter a name first.' : undefined, onClick: () => void save() }}>
      <form
        className="save-filter"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void save();
        }}
      >
        <TextField
          label="Name"
          value={name}
          error={problem}
          onChange={(value) => {
            setName(value);
            setProblem(undefined);
          }}
        />
        <p className="mono saved-query">
          <VisibleText text={query} />
        </p>
        {parsed.ok && (
          <p className="soft">
            <VisibleText text={`Finds records where ${explainQuery(parsed.query)}.`} />
          </p>
        )}
      </form>
    </Dialog>
  );
}
