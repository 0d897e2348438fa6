import { CircleSlash } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Recipient } from '../../../shared/contract/contract';
import { notDeliveredSentence } from '../../../shared/model/endpoint';
import { go } from '../../host/navigation';
import { Checkbox } from '../../ui/checkbox';
import { Icon } from '../../ui/icon';
import { tickEndpoint } from './compose-store';
import { useCompose } from './compose-state';

const none: readonly Recipient[] = [];

/** Every endpoint: those that will get the event, with a tick to leave one out, and those that will not, with the reason. */
export function Recipients(): ReactNode {
  const recipients = useCompose(({ judged }) => (judged?.reply.ok === true ? judged.reply.value.recipients : none));
  const leftOut = useCompose((state) => state.leftOut);
  const takers = recipients.filter(({ endpointId, reason }) => reason === undefined && !leftOut.has(endpointId)).length;
  const missed = recipients.filter(({ reason }) => reason !== undefined).length;
  return (
    <div className="preview-bottom">
      <div className="section-head">
        <h2 className="section-title">Recipients</h2>
        <span className="soft num">
          {takers} will be sent, {missed} not delivered
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
            <RecipientLine key={recipient.endpointId} recipient={recipient} isTicked={!leftOut.has(recipient.endpointId)} />
          ))}
        </ul>
      )}
    </div>
  );
}

function RecipientLine({ recipient, isTicked }: { readonly recipient: Recipient; readonly isTicked: boolean }): ReactNode {
  const { endpointId, name, url, reason } = recipient;
  return (
    <li className={reason === undefined ? 'recip' : 'recip is-off'}>
      <Checkbox checked={reason === undefined && isTicked} hideLabel disabledReason={reason === undefined ? undefined : `${sentenceCase(notDeliveredSentence(reason))}.`} label={`Deliver to ${name}`} onChange={(ticked) => tickEndpoint(endpointId, ticked)} />
      <span className="recip-name truncate">{name}</span>
      {reason === undefined ? (
        <span className="soft">{isTicked ? 'subscribed' : 'left out'}</span>
      ) : (
        <span className="recip-why">
          <Icon of={CircleSlash} size={14} />
          {sentenceCase(notDeliveredSentence(reason).replace(/^endpoint (?!is)/, ''))}
        </span>
      )}
      <span className="recip-url mono truncate" title={url}>
        {url}
      </span>
    </li>
  );
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
