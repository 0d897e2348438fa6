import { Copy, Mail, Unplug } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { Reply } from '../../../shared/contract/reply';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { SetupRequest as SetupRequestText } from '../../../shared/model/setup-request';
import { call } from '../../host/client';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { Icon } from '../../ui/icon';
import { Segmented } from '../../ui/segmented';
import { showToast } from '../../ui/toast';
import { useEndpoints } from './endpoints-state';
import { tickSetup } from './endpoints-store';

const nothing: SetupRequestText = { subject: '', body: '', chat: '', markdown: '', unreachable: [] };

type Form = 'email' | 'chat' | 'markdown';
const forms: readonly { readonly value: Form; readonly label: string }[] = [
  { value: 'email', label: 'Email' },
  { value: 'chat', label: 'Chat' },
  { value: 'markdown', label: 'Markdown' },
];

/** The text that the provider's support needs, for the endpoints that the provider can reach. */
export function SetupRequest({ endpoints }: { readonly endpoints: readonly Endpoint[] }): ReactNode {
  const leftOut = useEndpoints((state) => state.leftOutOfSetup);
  const [form, setForm] = useState<Form>('email');
  const unreachable = useSetupText(endpoints, noneLeftOut).unreachable;
  const request = useSetupText(endpoints, leftOut);
  const reachable = endpoints.filter(({ id }) => !unreachable.includes(id));
  const outside = endpoints.filter(({ id }) => unreachable.includes(id));
  return (
    <section className="setup" aria-label="Set-up request for support">
      <div className="setup-side">
        <h2 className="section-title">Set-up request for support</h2>
        <p className="hint">The provider’s support team creates endpoints. Send them this text.</p>
        {reachable.length > 0 && (
          <ul className="setup-list">
            {reachable.map(({ id, name }) => (
              <li key={id}>
                <Checkbox label={name} checked={!leftOut.has(id)} onChange={(ticked) => tickSetup(id, ticked)} />
              </li>
            ))}
          </ul>
        )}
        {outside.length > 0 && (
          <div className="setup-out">
            <p className="label">
              <Icon of={Unplug} size={14} />
              Out of the provider’s reach
            </p>
            <p className="hint">
              {listed(outside.map(({ name }) => name))} {outside.length === 1 ? 'is' : 'are'} on this computer or a private network. Give the provider a public https URL instead.
            </p>
          </div>
        )}
      </div>
      <div className="card card-fill setup-text">
        <div className="setup-bar">
          <Segmented label="Format" size="sm" value={form} options={forms} onChange={(next: Form) => setForm(next)} />
          <span className="push" />
          {form === 'email' && (
            <Button size="sm" icon={Mail} disabledReason={request.body === '' ? noText : undefined} onClick={() => void tell(call('desktop.mail', { subject: request.subject, body: request.body }))}>
              Open in mail
            </Button>
          )}
          <Button size="sm" icon={Copy} disabledReason={request.body === '' ? noText : undefined} onClick={() => void tell(call('desktop.copy', { text: textOf(request, form) }), 'Set-up request copied')}>
            Copy text
          </Button>
        </div>
        {request.body === '' ? (
          <p className="setup-none soft">{reachable.length === 0 ? 'No endpoint has an address that the provider can reach yet.' : noText}</p>
        ) : (
          <pre className="code code-wrap setup-pre" tabIndex={0} aria-label="Text of the set-up request">
            {textOf(request, form)}
          </pre>
        )}
      </div>
    </section>
  );
}

const noText = 'Tick an endpoint that the provider can reach.';
const noneLeftOut: ReadonlySet<string> = new Set();

/** Main's text for these endpoints but those left out; the one before stays until the answer comes. */
function useSetupText(endpoints: readonly Endpoint[], leftOut: ReadonlySet<string>): SetupRequestText {
  const [request, setRequest] = useState(nothing);
  useEffect(() => {
    let isCurrent = true;
    const ids = endpoints.map(({ id }) => id).filter((id) => !leftOut.has(id));
    void call('endpoints.setupRequest', { ids }).then((reply) => {
      if (isCurrent && reply.ok) setRequest(reply.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [endpoints, leftOut]);
  return request;
}

function textOf({ subject, body, chat, markdown }: SetupRequestText, form: Form): string {
  return form === 'chat' ? chat : form === 'markdown' ? markdown : `Subject: ${subject}\n\n${body}`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

async function tell(done: Promise<Reply<unknown>>, title?: string): Promise<void> {
  const reply = await done;
  if (!reply.ok) showToast({ tone: 'fail', title: 'Not done', detail: reply.error.message });
  else if (title !== undefined) showToast({ tone: 'ok', title });
}
