import type { ReactNode } from 'react';
import { counted } from '../../ui/format';
import { VisibleText } from '../../ui/visible-text';
import { useDesk } from './desk-state';
import { openClaim } from './desk-store';
import { PerformerControl } from './performer-control';
import { StateMark } from './state-mark';
import { SubjectMenu } from './subject-menu';
import { Timeline } from './timeline';

/** The open contact: what it is, its claims, and what came of its creation. */
export function ContactCard(): ReactNode {
  const card = useDesk((state) => state.contactCard);
  if (card === undefined) {
    return (
      <section className="pane pane-detail desk-card" aria-label="Contact" data-pane tabIndex={-1}>
        <p className="desk-blank dim">Choose a contact to see it and its claims.</p>
      </section>
    );
  }
  const { contact, claims, text, notOffered, undoable } = card;
  const { address } = contact;
  return (
    <section className="pane pane-detail desk-card" aria-label={`Contact ${contact.name}`} data-pane data-part="desk-card" tabIndex={-1}>
      <div className="detail-head">
        <div className="detail-title">
          <h2 className="contact-title truncate">
            <VisibleText text={contact.name} />
          </h2>
          <span className="soft num">{contact.id}</span>
        </div>
        <SubjectMenu subject={{ kind: 'contact', id: contact.id }} text={text} asItIs="a contact that is there" notOffered={notOffered} undoable={undoable} />
        <div className="toolbar claim-actions" role="group" aria-label="Actions">
          <PerformerControl />
        </div>
      </div>
      <div className="detail-body">
        <dl className="claim-facts contact-facts">
          <dt>E-mail</dt>
          <dd className="truncate">{contact.email === null ? <span className="dim">none</span> : <VisibleText text={contact.email} />}</dd>
          <dt>Telephone</dt>
          <dd className="truncate">{contact.phone === null ? <span className="dim">none</span> : <VisibleText text={contact.phone} />}</dd>
          <dt>Address</dt>
          <dd className="truncate">{address === null ? <span className="dim">none</span> : <VisibleText text={`${address.line1}, ${address.town}, ${address.postcode}`} />}</dd>
        </dl>
        <section className="section">
          <div className="section-head">
            <h3 className="section-title">Claims</h3>
            <span className="soft num">{claims.length === 0 ? 'none' : counted(claims.length, 'claim')}</span>
          </div>
          <ul className="contact-claims">
            {claims.map(({ id, reference, type, status }) => (
              <li key={id}>
                <button type="button" className="link-btn mono" onClick={() => openClaim(id)}>
                  {reference}
                </button>
                <span className="truncate">
                  <VisibleText text={type} />
                </span>
                <StateMark status={status} />
              </li>
            ))}
          </ul>
        </section>
        <Timeline query={contact.email ?? contact.name} />
      </div>
    </section>
  );
}
