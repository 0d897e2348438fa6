import { Check, Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FaultPreview } from '../../../shared/contract/sending-contract';
import type { FaultInfo, FaultOrder } from '../../../shared/model/fault';
import { call } from '../../host/client';
import { IconButton } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { counted } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { showToast } from '../../ui/toast';
import { shownEndpointId } from './compose-check';
import { useCompose } from './compose-state';
import { keepFault, useFaults } from './fault-state';
import { FaultValueFields } from './fault-value-fields';
import { faultCommand } from './fault-words';

/** The fault in hand: what it does, what a good receiver does, its values; the bytes and the command line are of all that go together. */
export function FaultDetail({ fault, order, orders }: { readonly fault: FaultInfo; readonly order: FaultOrder; readonly orders: readonly FaultOrder[] }): ReactNode {
  const isKept = useFaults((state) => state.kept.has(fault.name));
  const preview = useFaults((state) => state.preview);
  const eventName = useCompose((state) => state.eventName);
  const source = useCompose((state) => state.source);
  const endpointId = useCompose(shownEndpointId);
  const endpointName = useCompose(({ judged }) => (judged?.reply.ok === true ? judged.reply.value.recipients.find((one) => one.endpointId === endpointId)?.name : undefined));
  const command = faultCommand(eventName, source, orders);
  return (
    <section className="deck-one" aria-label={fault.title}>
      <div className="deck-name">
        <h3 className="strong">{fault.title}</h3>
        <span className="mono soft truncate">{order.value === undefined ? order.name : `${order.name}=${order.value}`}</span>
      </div>
      <section className="section">
        <h4 className="label">What it does</h4>
        <p className="prose">{fault.does}</p>
      </section>
      <section className="section">
        <h4 className="label">What a good receiver does</h4>
        <ul className="good">
          {fault.goodReceiver.map((line) => (
            <li key={line}>
              <span className="ok">
                <Icon of={Check} size={14} />
              </span>
              <span>{line}</span>
            </li>
          ))}
        </ul>
      </section>
      <FaultValueFields key={fault.name} fault={fault} order={order} />
      <Checkbox label="Keep it, and add another" checked={isKept} onChange={(keeps) => keepFault(fault.name, keeps)} />
      {preview !== undefined && (
        <section className="section">
          <h4 className="label">On the wire{endpointName === undefined ? '' : `, to ${endpointName}`}</h4>
          {preview.ok ? <Wire preview={preview.value} /> : <p className="message fail">{preview.error.message}</p>}
        </section>
      )}
      <section className="section">
        <div className="section-head">
          <h4 className="label">From a terminal</h4>
          <span className="push" />
          <IconButton icon={Copy} size="sm" label="Copy the command" onClick={() => void copyCommand(command)} />
        </div>
        <pre className="card code code-wrap deck-command">{command}</pre>
      </section>
    </section>
  );
}

// Enough to see what is different; the rest is counted.
const shownBytes = 600;

function Wire({ preview }: { readonly preview: FaultPreview }): ReactNode {
  const { headText, body, bodyBytes, manner, plan } = preview;
  const text = new TextDecoder().decode(body.subarray(0, shownBytes));
  return (
    <div className="card">
      <pre className="code code-bytes deck-wire" tabIndex={0} aria-label="Request with the fault">
        {headText}
        {/* Signs that cannot be seen are drawn as a dot, so that nothing in the bytes acts on the screen. */}
        {text.replaceAll('\r\n', '\n').replace(/[^\P{Cc}\t\n]/gu, '·')}
      </pre>
      <div className="code-foot deck-foot">
        <span>body {counted(bodyBytes, 'byte')}</span>
        {bodyBytes > shownBytes && <span>the first {shownBytes} are shown</span>}
      </div>
      {[...plan, ...manner].map((sentence) => (
        <p key={sentence} className="deck-manner soft">
          {sentence}
        </p>
      ))}
    </div>
  );
}

async function copyCommand(text: string): Promise<void> {
  const reply = await call('desktop.copy', { text });
  if (reply.ok) showToast({ tone: 'ok', title: 'Command copied' });
  else showToast({ tone: 'fail', title: 'Not copied', detail: reply.error.message });
}
