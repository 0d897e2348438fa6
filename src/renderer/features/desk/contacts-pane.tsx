import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ContactRow } from '../../../shared/contract/desk-contract';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { formatCount } from '../../ui/format';
import { VisibleText } from '../../ui/visible-text';
import { focusCard, focusSearch } from './desk-focus';
import { contactRows, useDesk } from './desk-state';
import { moveContact, openContact, searchContacts } from './desk-store';
import { PagedList, type RowLook } from './paged-list';
import { SearchField } from './search-field';

/** The contacts of the account: search and list. */
export function ContactList(): ReactNode {
  const search = useDesk((state) => state.contactSearch);
  const contactId = useDesk((state) => state.contactId);
  const total = useStore(contactRows.store, (state) => state.total);
  const loaded = useStore(contactRows.store, (state) => state.loaded);
  const [rank, setRank] = useState<number>();
  const move = async (rows: number): Promise<number | undefined> => {
    const reached = await moveContact(rows, rank);
    if (reached !== undefined) setRank(reached);
    return reached;
  };
  return (
    <section className="pane pane-list" aria-label="Contacts" aria-busy={!loaded}>
      <SearchField label="Search the contacts" placeholder="Name, e-mail, telephone, town, postcode" value={search} onChange={searchContacts} />
      {loaded && total === 0 && (
        <EmptyState title={search === '' ? 'No contact yet' : 'No contact matches'} {...(search === '' ? {} : { actions: <Button onClick={() => searchContacts('')}>Show all</Button> })}>
          {search !== '' && <p>Nothing holds “{search}”.</p>}
        </EmptyState>
      )}
      <PagedList
        label="Contacts"
        className="contacts"
        rows={contactRows}
        openId={contactId}
        idOf={idOf}
        look={lookOf}
        onOpen={(row, at) => {
          setRank(at);
          openContact(row.id);
        }}
        onMove={move}
        onEnter={focusCard}
        onFind={focusSearch}
        head={
          <>
            <span role="columnheader" aria-sort="ascending">
              Name
            </span>
            <span role="columnheader">E-mail</span>
            <span role="columnheader">Telephone</span>
            <span className="is-end" role="columnheader">
              Claims
            </span>
          </>
        }
      />
    </section>
  );
}

const idOf = ({ id }: ContactRow): number => id;

function lookOf({ id, name, email, phone, claims }: ContactRow): RowLook {
  return {
    key: id,
    label: `${name}, ${email ?? 'no e-mail'}, ${claims} claims`,
    cells: (
      <>
        <span className="truncate contact-name" role="gridcell">
          <VisibleText text={name} />
        </span>
        <span className="truncate" role="gridcell">
          {email === null ? <span className="dim">none</span> : <VisibleText text={email} />}
        </span>
        <span className="truncate" role="gridcell">
          {phone === null ? <span className="dim">none</span> : <VisibleText text={phone} />}
        </span>
        <span className="row-end num" role="gridcell">
          {formatCount(claims)}
        </span>
      </>
    ),
  };
}
