import { Bookmark, BookmarkPlus, ListOrdered } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useSnapshot } from '../../host/snapshot-store';
import { parseQuery } from '../../../shared/query/parse-query';
import { IconButton } from '../../ui/button';
import { formatCount } from '../../ui/format';
import { Menu, type MenuItem } from '../../ui/menu';
import { useActivity } from './activity';
import { EditFiltersDialog } from './edit-filters-dialog';
import { fieldQuery } from './query-field';
import { useQueryField } from './query-fields';
import { SaveFilterDialog } from './save-filter-dialog';
import { filterDialogs, showFilter } from './saved-filters';
import './saved-filters.css';
import { useFilterCounts } from './use-filter-counts';

/** The queries under a name: each with how many records it finds now; saving the one in the field; and putting them in order. */
export function SavedFiltersMenu(): ReactNode {
  const filters = useSnapshot((snapshot) => snapshot.workspace.filters);
  const shown = useActivity((state) => state.filter.query);
  const written = useQueryField(fieldQuery);
  const [isOpen, setOpen] = useState(false);
  const counts = useFilterCounts(filters, isOpen);
  const known = filters.find(({ query }) => query === written);

  const items: readonly MenuItem[] = [
    ...filters.map((filter): MenuItem => {
      const count = counts.get(filter.query);
      return { id: filter.id, label: filter.name, detail: filter.query, hint: count === undefined ? '…' : formatCount(count), checked: filter.query === shown, onSelect: () => showFilter(filter) };
    }),
    ...(filters.length === 0 ? [] : [{ separator: true } as const]),
    { id: 'save', label: 'Save this filter', icon: BookmarkPlus, disabledReason: known === undefined ? whyNotSaved(written) : `saved as “${known.name}”`, onSelect: () => filterDialogs.setState({ open: 'save' }) },
    { id: 'edit', label: 'Edit saved filters', icon: ListOrdered, disabledReason: filters.length === 0 ? 'none saved yet' : undefined, onSelect: () => filterDialogs.setState({ open: 'edit' }) },
  ];

  return (
    <>
      <Menu label="Saved filters" trigger={<IconButton icon={Bookmark} variant="default" size="lg" label="Saved filters" />} align="end" items={items} open={isOpen} onOpenChange={setOpen} />
      <SaveFilterDialog query={written} />
      <EditFiltersDialog filters={filters} />
    </>
  );
}

function whyNotSaved(query: string): string | undefined {
  if (query === '') return 'the filter is empty';
  return parseQuery(query).ok ? undefined : 'the filter cannot be read';
}
