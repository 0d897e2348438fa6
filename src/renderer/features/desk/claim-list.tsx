import { ArrowDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ClaimFilter, ClaimRow } from '../../../shared/contract/desk-contract';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { counted, formatCount } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { VisibleText } from '../../ui/visible-text';
import { changedAt } from './changed-at';
import { focusCard, focusSearch } from './desk-focus';
import { claimRows, useDesk } from './desk-state';
import { filterClaims, moveClaim, openClaim, searchClaims } from './desk-store';
import { PagedList, type RowLook } from './paged-list';
import { SearchField } from './search-field';
import { StateMark } from './state-mark';

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

  return (
    <section className="pane pane-list" aria-label="Claims" aria-busy={!loaded}>
      <SearchField label="Search the claims" placeholder="Number, name, label, policy, postcode" value={search} onChange={searchClaims} />
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
        look={lookOf}
        onOpen={open}
        onMove={moveClaim}
        onEnter={focusCard}
        onFind={focusSearch}
        head={head}
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

const head = (
  <>
    <span role="columnheader">Number</span>
    <span role="columnheader">Type</span>
    <span role="columnheader">Status</span>
    <span role="columnheader">Assignee</span>
    <span role="columnheader">Labels</span>
    <span className="is-end" role="columnheader" aria-sort="descending">
      Last change <Icon of={ArrowDown} size={12} />
    </span>
  </>
);

function lookOf({ id, reference, type, status, assignee, labels, changedAtMs }: ClaimRow): RowLook {
  return {
    key: id,
    label: `${reference}, ${type}, ${status}, ${assignee ?? 'nobody'}${labels.length === 0 ? '' : `, ${labels.join(', ')}`}`,
    className: status === 'closed' ? 'is-closed' : undefined,
    cells: (
      <>
        <span className="claim-no" role="gridcell">
          {reference}
        </span>
        <span className="truncate" role="gridcell">
          <VisibleText text={type} />
        </span>
        <span role="gridcell">
          <StateMark status={status} />
        </span>
        <span className="truncate" role="gridcell">
          {assignee === null ? <span className="dim">nobody</span> : <VisibleText text={assignee} />}
        </span>
        <span className="claim-labels" role="gridcell">
          {labels.length === 0 ? (
            <span className="dim">none</span>
          ) : (
            labels.map((label) => (
              <span key={label} className="label-chip">
                <VisibleText text={label} />
              </span>
            ))
          )}
        </span>
        <span className="row-time row-end" role="gridcell">
          {changedAt(changedAtMs, Date.now())}
        </span>
      </>
    ),
  };
}
