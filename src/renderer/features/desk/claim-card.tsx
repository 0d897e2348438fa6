import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ClaimCard as Card } from '../../../shared/contract/desk-contract';
import { Badge } from '../../ui/badge';
import { Icon } from '../../ui/icon';
import { VisibleText } from '../../ui/visible-text';
import { dayWords } from './changed-at';
import { ClaimActions } from './claim-actions';
import { useDesk } from './desk-state';
import { openContact } from './desk-store';
import { doAction } from './do-on-desk';
import { StateMark } from './state-mark';
import { SubjectMenu } from './subject-menu';
import { Timeline } from './timeline';

/** The open claim: what it is, what can be done with it, and what came of what was done. */
export function ClaimCard(): ReactNode {
  const card = useDesk((state) => state.card);
  const isHidden = useDesk((state) => state.card !== undefined && state.claimRank === undefined && (state.search !== '' || state.filter !== 'all'));
  if (card === undefined) {
    return (
      <section className="pane pane-detail desk-card" aria-label="Claim" data-pane tabIndex={-1}>
        <p className="desk-blank dim">Choose a claim to see it and to work on it.</p>
      </section>
    );
  }
  const { claim, text, notOffered, undoable } = card;
  return (
    <section className="pane pane-detail desk-card" aria-label={`Claim ${claim.reference}`} data-pane data-part="desk-card" tabIndex={-1}>
      <div className="detail-head">
        <div className="detail-title">
          <h2>{claim.reference}</h2>
          <Badge>
            <StateMark status={claim.status} />
          </Badge>
          <span className="soft truncate">
            <VisibleText text={claim.type.name} />
          </span>
          {isHidden && <span className="dim">hidden by the search</span>}
        </div>
        <SubjectMenu subject={{ kind: 'claim', id: claim.id }} text={text} asItIs={claim.status === 'open' ? 'an open claim' : 'a closed claim'} notOffered={notOffered} undoable={undoable} />
        <ClaimActions key={claim.id} card={card} />
      </div>
      <div className="detail-body">
        <Facts card={card} />
        <Timeline query={claim.reference} />
      </div>
    </section>
  );
}

function Facts({ card }: { readonly card: Card }): ReactNode {
  const { claim, contact } = card;
  return (
    <dl className="claim-facts">
      <dt>Assignee</dt>
      <dd>{claim.assignedTo === null ? <span className="dim">nobody</span> : <VisibleText text={claim.assignedTo.name} />}</dd>
      <dt>Contact</dt>
      <dd>
        {contact === null ? (
          <span className="dim">none</span>
        ) : (
          <button type="button" className="link-btn truncate" onClick={() => openContact(contact.id)}>
            <VisibleText text={contact.name} />
          </button>
        )}
      </dd>
      <dt>Labels</dt>
      <dd className="claim-fact-labels">
        {claim.labels.length === 0 && <span className="dim">none</span>}
        {claim.labels.map((label) => (
          <span key={label} className="label-chip label-chip-lg">
            <VisibleText text={label} />
            <button type="button" aria-label={`Remove label ${label}`} onClick={() => void doAction({ kind: 'claim.remove_label', claimId: claim.id, label })}>
              <Icon of={X} size={12} />
            </button>
          </span>
        ))}
      </dd>
      <dt>Policy</dt>
      <dd className="mono">{claim.policyNumber}</dd>
      <dt>Incident</dt>
      <dd className="truncate">
        {dayWords(claim.incident.date)}, <VisibleText text={claim.incident.postcode} />
      </dd>
      <dt>Excess</dt>
      <dd className="mono">{claim.excess}</dd>
    </dl>
  );
}
