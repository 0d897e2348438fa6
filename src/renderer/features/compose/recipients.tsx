import { Bug, CircleSlash, ShieldOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Recipient } from '../../../shared/contract/contract';
import { notDeliveredSentence } from '../../../shared/model/endpoint';
import { go } from '../../host/navigation';
import { useSnapshot } from '../../host/snapshot-store';
import { Checkbox } from '../../ui/checkbox';
import { Icon } from '../../ui/icon';
import { speedWords } from '../../ui/speed-words';
import { VisibleText } from '../../ui/visible-text';
import { deliverAnyway, tickEndpoint } from './compose-store';
import { useCompose } from './compose-state';
import './recipients.css';
import { canGetAnyway } from './send-plan';

const none: readonly Recipient[] = [];

/** Every endpoint: those that will get the event, with a tick to leave one out, and those that will not, with the reason and a tick to send it anyway. */
export function Recipients(): ReactNode {
  const recipients = useCompose(({ judged }) => (judged?.reply.ok === true ? judged.reply.value.recipients : none));
  const leftOut = useCompose((state) => state.leftOut);
  const anyway = useCompose((state) => state.anyway);
  const gets = (recipient: Recipient): boolean => (recipient.reason === undefined ? !leftOut.has(recipient.endpointId) : canGetAnyway(recipient) && anyway.has(recipient.endpointId));
  const takers = recipients.filter(gets).length;
  const held = recipients.filter(({ reason }) => reason === 'paused').length;
  const missed = recipients.filter((recipient) => recipient.reason !== undefined && recipient.reason !== 'paused' && !gets(recipient)).length;
  return (
    <div className="preview-bottom">
      <div className="section-head">
        <h2 className="section-title">Recipients</h2>
        <span className="soft num">
          {takers} will be sent, {held > 0 && `${held} held, `}
          {missed} not delivered
        </span>
        <button type="button" className="push link-btn" onClick={() => go({ section: 'endpoints' })}>
          Edit subscriptions
        </button>
      </div>
      {recipients.length === 0 ? (
        <p className="soft">There is no endpoint yet. Add one in Endpoints, and it can get this event.</p>
      ) : (
        <ul className="card recip-list">
          {recipients.map((recipient) => (
            <RecipientLine key={recipient.endpointId} recipient={recipient} isTicked={gets(recipient)} />
          ))}
        </ul>
      )}
    </div>
  );
}

function RecipientLine({ recipient, isTicked }: { readonly recipient: Recipient; readonly isTicked: boolean }): ReactNode {
  const { endpointId, name, url, reason } = recipient;
  const isUnverified = useSnapshot((snapshot) => snapshot.workspace.endpoints.find(({ id }) => id === endpointId)?.verifyTls === false);
  const speed = useSnapshot((snapshot) => speedWords(snapshot.workspace.endpoints.find(({ id }) => id === endpointId)?.timeScale ?? 1));
  const isFixed = reason !== undefined && !canGetAnyway(recipient);
  return (
    <li className={reason === undefined || isTicked ? 'recip' : 'recip is-off'}>
      <Checkbox
        checked={isTicked}
        hideLabel
        description={reason === undefined ? undefined : `${sentenceCase(notDeliveredSentence(reason))}.`}
        disabledReason={isFixed ? `${sentenceCase(notDeliveredSentence(reason))}.` : undefined}
        label={reason === undefined || isFixed ? `Deliver to ${name}` : `Deliver to ${name} anyway, as a fault`}
        onChange={(ticked) => (reason === undefined ? tickEndpoint(endpointId, ticked) : deliverAnyway(endpointId, ticked))}
      />
      <span className="recip-name truncate">
        <VisibleText text={name} /> {isUnverified && <Icon of={ShieldOff} size={14} className="warn" label="Certificates are not verified" />}
      </span>
      {reason === undefined ? (
        <span className="soft">{[isTicked ? 'subscribed' : 'left out', ...(speed === undefined ? [] : [`retries ${speed}`])].join(', ')}</span>
      ) : isTicked ? (
        <span className="recip-why warn">
          <Icon of={Bug} size={14} />
          Anyway, as a fault
        </span>
      ) : (
        <span className="recip-why">
          <Icon of={CircleSlash} size={14} />
          {sentenceCase(notDeliveredSentence(reason).replace(/^endpoint (?!is)/, ''))}
        </span>
      )}
      <span className="recip-url mono truncate" title={url}>
        <VisibleText text={url} />
      </span>
    </li>
  );
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
