import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ClaimCard, ClaimFilter, ClaimRow, ContactCard, ContactRow, DeskSummary, Trace } from '../../../shared/contract/desk-contract';
import { call } from '../../host/client';
import { PagedRows } from './paged-rows';

export type DeskTab = 'claims' | 'contacts';
export type DeskDialog = 'claim' | 'contact' | 'generate' | 'reset' | 'scenario';

/** What the desk shows. */
export interface DeskState {
  readonly tab: DeskTab;
  readonly summary: DeskSummary | undefined;
  /** Why the account could not be read, where it could not. */
  readonly problem: string | undefined;
  readonly search: string;
  readonly filter: ClaimFilter;
  readonly counts: Readonly<Record<ClaimFilter, number>> | undefined;
  readonly contactSearch: string;
  readonly claimId: number | undefined;
  /** The rank of the open claim in the list; undefined where the search leaves it out. */
  readonly claimRank: number | undefined;
  readonly card: ClaimCard | undefined;
  readonly contactId: number | undefined;
  readonly contactCard: ContactCard | undefined;
  /** What came of the changes of the open claim or contact. */
  readonly trace: Trace | undefined;
  /** The chosen performer of the workspace; it stays from one change to the next. */
  readonly performerId: string | undefined;
  readonly dialog: DeskDialog | undefined;
  readonly isGenerating: boolean;
}

export const deskStore = createStore<DeskState>(() => ({
  tab: 'claims',
  summary: undefined,
  problem: undefined,
  search: '',
  filter: 'all',
  counts: undefined,
  contactSearch: '',
  claimId: undefined,
  claimRank: undefined,
  card: undefined,
  contactId: undefined,
  contactCard: undefined,
  trace: undefined,
  performerId: undefined,
  dialog: undefined,
  isGenerating: false,
}));

export function useDesk<T>(select: (state: DeskState) => T): T {
  return useStore(deskStore, select);
}

/** The claims of the search, by rank. */
export const claimRows = new PagedRows<ClaimRow>(async (fromRank, limit) => {
  const { search, filter } = deskStore.getState();
  const reply = await call('desk.claims', { search, filter, fromRank, limit });
  const now = deskStore.getState();
  if (reply.ok && now.search === search && now.filter === filter) deskStore.setState({ counts: reply.value.counts });
  return reply;
});

/** The contacts of the search, by rank. */
export const contactRows = new PagedRows<ContactRow>((fromRank, limit) => call('desk.contacts', { search: deskStore.getState().contactSearch, fromRank, limit }));

/** How an account that began with something is called: “seed 2026”. */
export function originWords(summary: DeskSummary): string | undefined {
  switch (summary.origin.kind) {
    case 'empty':
      return undefined;
    case 'seed':
      return `seed ${summary.origin.seed}`;
    case 'import':
      return 'the import';
  }
}
