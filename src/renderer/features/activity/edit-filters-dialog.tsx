import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { SavedFilter } from '../../../shared/model/saved-filter';
import { IconButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { formatCount } from '../../ui/format';
import { VisibleText } from '../../ui/visible-text';
import { closeFilterDialog, deleteFilter, filterDialogs, moveFilter, renameFilter, restoreFilter } from './saved-filters';
import { useFilterCounts } from './use-filter-counts';

/** The saved filters in their order: each can be renamed, moved and deleted in its line. */
export function EditFiltersDialog({ filters }: { readonly filters: readonly SavedFilter[] }): ReactNode {
  const isOpen = useStore(filterDialogs, (state) => state.open === 'edit');
  const deleted = useStore(filterDialogs, (state) => state.deleted);
  const counts = useFilterCounts(filters, isOpen);
  return (
    <Dialog open={isOpen} title="Saved filters" width="lg" onClose={closeFilterDialog}>
      {filters.length === 0 ? (
        <p className="soft">No filter is saved. Write one in the field, then choose “Save this filter” in this menu.</p>
      ) : (
        <ol className="saved-filters">
          {filters.map((filter, index) => (
            <FilterLine key={filter.id} filter={filter} count={counts.get(filter.query)} isFirst={index === 0} isLast={index === filters.length - 1} />
          ))}
        </ol>
      )}
      <p className="filter-deleted" role="status">
        {deleted !== undefined && (
          <>
            Filter “<VisibleText text={deleted.item.name} />” deleted.{' '}
            <button className="link-btn" type="button" onClick={() => void restoreFilter(deleted)}>
              Undo
            </button>
          </>
        )}
      </p>
    </Dialog>
  );
}

interface FilterLineProps {
  readonly filter: SavedFilter;
  readonly count: number | undefined;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function FilterLine({ filter, count, isFirst, isLast }: FilterLineProps): ReactNode {
  const line = useRef<HTMLLIElement>(null);
  const [name, setName] = useState(filter.name);
  const [problem, setProblem] = useState<string>();
  useEffect(() => setName(filter.name), [filter.name]);

  const move = async (by: number): Promise<void> => {
    const focused = document.activeElement;
    await moveFilter(filter, by);
    // The line is the same element in another place, and loses the focus on its way there.
    requestAnimationFrame(() => {
      if (focused instanceof HTMLElement && line.current?.contains(focused) === true) focused.focus();
    });
  };
  const pressKey = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    void move(event.key === 'ArrowUp' ? -1 : 1);
  };

  return (
    <li className="saved-filter" ref={line} onKeyDown={pressKey}>
      <TextField
        label={`Name of “${filter.name}”`}
        hideLabel
        value={name}
        error={problem}
        onChange={(value) => {
          setName(value);
          setProblem(undefined);
        }}
        onCommit={(value) => void renameFilter(filter, value).then(setProblem)}
      />
      <code className="truncate">
        <VisibleText text={filter.query} />
      </code>
      <span className="dim num">{count !== undefined && formatCount(count)}</span>
      <IconButton icon={ArrowUp} label={`Move “${filter.name}” up`} keys="Alt Up" disabledReason={isFirst ? 'This is the first one.' : undefined} onClick={() => void move(-1)} />
      <IconButton icon={ArrowDown} label={`Move “${filter.name}” down`} keys="Alt Down" disabledReason={isLast ? 'This is the last one.' : undefined} onClick={() => void move(1)} />
      <IconButton icon={Trash2} label={`Delete “${filter.name}”`} onClick={() => void deleteFilter(filter)} />
    </li>
  );
}
