import { Columns3 } from 'lucide-react';
import { useMemo, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ClaimFilter, ClaimRow } from '../../../shared/contract/desk-contract';
import { useSnapshot } from '../../host/snapshot-store';
import { Button, IconButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { counted, formatCount } from '../../ui/format';
import { useTimeForm } from '../../ui/time-form';
import { useWidth } from '../../ui/use-width';
import { ClaimCell } from './columns/claim-cell';
import { openClaimColumns, useClaimColumns } from './columns/claim-column-store';
import { claimLayout, type ClaimColumn } from './columns/claim-columns';
import { ClaimColumnsDialog } from './columns/claim-columns-dialog';
import { ClaimHeads } from './columns/claim-heads';
import { focusCard, focusSearch } from './desk-focus';
import { claimRows, useDesk } from './desk-state';
import { filterClaims, moveClaim, openClaim, searchClaims } from './desk-store';
import { PagedList, type RowLook } from './paged-list';
import { SearchField } from './search-field';

const filters: readonly (readonly [filter: ClaimFilter, words: string])[] = [
  ['all', 'All'],
  ['open', 'Open'],
  ['closed', 'Closed'],
  ['nobody', 'Nobody'],
  ['changed', 'Changed here'],
];

/** The claims of the account: search, state, and the list. */
export function ClaimList(): ReactNode {
  const search = useDesk((state) => state.search);
  const filter = useDesk((state) => state.filter);
  const counts = useDesk((state) => state.counts);
  const claimId = useDesk((state) => state.claimId);
  const total = useStore(claimRows.store, (state) => state.total);
  const loaded = useStore(claimRows.store, (state) => state.loaded);

  const pane = useRef<HTMLElement>(null);
  const listPx = useWidth(pane);
  const columns = useClaimColumns();
  const textSize = useSnapshot((snapshot) => snapshot.workspace.settings.textSize);
  const times = useTimeForm();
  const layout = useMemo(() => claimLayout(columns, listPx, textSize, times), [columns, listPx, textSize, times]);
  const look = useMemo(() => lookIn(layout.columns), [layout]);
  const head = useMemo(() => <ClaimHeads columns={layout.columns} />, [layout]);

  return (
    <section ref={pane} className="pane pane-list" aria-label="Claims" aria-busy={!loaded}>
      <SearchField label="Search the claims" placeholder="Number, name, label, policy, postcode" value={search} onChange={searchClaims}>
        <IconButton variant="default" size="lg" icon={Columns3} label="Columns" onClick={openClaimColumns} />
      </SearchField>
      <ClaimColumnsDialog />
      <div className="chips" role="group" aria-label="Quick filters">
        {filters.map(([value, words]) => (
          <button key={value} className="chip" type="button" aria-pressed={filter === value} onClick={() => filterClaims(filter === value ? 'all' : value)}>
            {words} {counts !== undefined && <span className="num">{formatCount(counts[value])}</span>}
          </button>
        ))}
      </div>
      {loaded && total === 0 && <NothingMatches />}
      <PagedList
        label="Claims"
        className="claims"
        rows={claimRows}
        openId={claimId}
        idOf={idOf}
        look={look}
        onOpen={open}
        onMove={moveClaim}
        onEnter={focusCard}
        onFind={focusSearch}
        head={head}
        template={layout.template}
      />
    </section>
  );
}

function NothingMatches(): ReactNode {
  const search = useDesk((state) => state.search);
  const filter = useDesk((state) => state.filter);
  const all = useDesk((state) => state.summary?.claims ?? 0);
  const words = filters.find(([value]) => value === filter)?.[1] ?? '';
  const clear = (): void => {
    searchClaims('');
    filterClaims('all');
  };
  return (
    <EmptyState title="No claim matches" actions={<Button onClick={clear}>Show all</Button>}>
      <p>
        {counted(all, 'claim')} {all === 1 ? 'is' : 'are'} hidden by {search === '' ? `“${words}”` : `“${search}”`}
        {search !== '' && filter !== 'all' && ` within “${words}”`}.
      </p>
    </EmptyState>
  );
}

const idOf = ({ id }: ClaimRow): number => id;
const open = (row: ClaimRow, rank: number): void => openClaim(row.id, rank);

/** How a claim is drawn in these columns, and told. */
function lookIn(columns: readonly ClaimColumn[]): (row: ClaimRow) => RowLook {
  return (row) => ({
    key: row.id,
    label: `${row.reference}, ${row.type}, ${row.status}, ${row.assignee ?? 'nobody'}${row.labels.length === 0 ? '' : `, ${row.labels.join(', ')}`}`,
    className: row.status === 'closed' ? 'is-closed' : undefined,
    cells: columns.map(({ column }) => <ClaimCell key={column} column={column} row={row} />),
  });
}
