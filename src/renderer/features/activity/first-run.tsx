import { Copy, Send, Webhook } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { CatchStatus } from '../../../shared/model/catch-status';
import { go } from '../../host/navigation';
import { useSnapshot } from '../../host/snapshot-store';
import { Button, IconButton } from '../../ui/button';
import { Segmented } from '../../ui/segmented';
import { copy } from './copy';
import { sendSample } from './send-sample';
import { commandText, postCommand, type Shell } from './shell-command';

const samplePath = '/hooks/claims';
const sampleBody = '{"claim": {"id": 1}, "event_name": "claim.created", "source": "ui", "performed_by": {"user_id": 2642, "name": "John Smith"}}';

const pieceClasses = { program: 'method', literal: 's', plain: undefined } as const;

const shells: readonly { readonly value: Shell; readonly label: string }[] = [
  { value: 'bash', label: 'bash' },
  { value: 'powershell', label: 'PowerShell' },
];

/** The page while the log is empty: the address, a first event, and what the three parts are for. */
export function FirstRun(): ReactNode {
  const first = useRef<HTMLDivElement>(null);
  const status = useSnapshot((snapshot) => snapshot.catch);
  const isWindows = useSnapshot((snapshot) => snapshot.program.platform === 'win32');
  const [shell, setShell] = useState<Shell>(isWindows ? 'powershell' : 'bash');
  const url = catchUrl(status);
  const lines = postCommand(shell, {
    url: url ?? `http://127.0.0.1:${status.state === 'stopped' ? status.problem.port : 4455}${samplePath}`,
    contentType: 'application/json',
    headers: [['Event-Name', 'claim.created']],
    body: sampleBody,
  });

  useEffect(() => first.current?.querySelector('button')?.focus(), []);

  return (
    <section className="empty" aria-labelledby="first-run-title">
      <div className="empty-main">
        <h1 className="empty-title" id="first-run-title">
          Waiting for the first event
        </h1>
        <p className="empty-lead">Everything posted to this address appears here, with its exact bytes.{isLocal(status) && ' It listens on this computer only.'}</p>
        <div className="copyline copyline-url">
          <span className={url === undefined ? 'dot dot-off' : 'dot dot-live'} />
          <span className="mono copy-url truncate">{url ?? (status.state === 'paused' ? 'Paused' : 'Not catching')}</span>
          {url !== undefined && (
            <span className="push">
              <Button icon={Copy} onClick={() => void copy(url, 'the catch URL')}>
                Copy URL
              </Button>
            </span>
          )}
        </div>
        <div className="empty-actions" ref={first}>
          <Button variant="primary" size="lg" icon={Send} onClick={() => void sendSample()}>
            Send a sample event
          </Button>
          <Button variant="ghost" size="lg" icon={Webhook} onClick={() => go({ section: 'endpoints', create: true })}>
            Add an endpoint
          </Button>
        </div>
        <section className="section">
          <div className="section-head editor-head">
            <h2 className="label">Or post one from a terminal</h2>
            <span className="push" />
            <Segmented
              size="sm"
              label="Shell"
              value={shell}
              onChange={(next) => setShell(next)}
              options={shells}
            />
          </div>
          <div className="card">
            <div className="curl-row">
              <pre className="code code-wrap" role="region" aria-label="Command" tabIndex={0}>
                {lines.map((pieces, index) => (
                  <span key={pieces[0]?.text ?? index}>
                    {index > 0 && '\n'}
                    {pieces.map((piece, place) => (
                      <span key={place} className={pieceClasses[piece.kind]}>
                        {piece.text}
                      </span>
                    ))}
                  </span>
                ))}
              </pre>
              <IconButton icon={Copy} label="Copy the command" onClick={() => void copy(commandText(lines), 'the command')} />
            </div>
          </div>
        </section>
      </div>
      <ol className="steps">
        <Step number={1} title="Catch" text="Point your sender at the address above. To receive from the provider itself, put a tunnel in front of it." />
        <Step number={2} title="Simulate" text="In Compose, pick one of nine events, choose UI or API as the source and send it to your own endpoint." />
        <Step number={3} title="Go live" text="In Endpoints, copy the set-up request for the provider’s support: your URL and the events you want." />
      </ol>
    </section>
  );
}

function Step({ number, title, text }: { readonly number: number; readonly title: string; readonly text: string }): ReactNode {
  return (
    <li>
      <span className="step-no" aria-hidden="true">
        {number}
      </span>
      <div>
        <h2>{title}</h2>
        <p>{text}</p>
      </div>
    </li>
  );
}

function catchUrl(status: CatchStatus): string | undefined {
  if (status.state !== 'catching') return undefined;
  const base = status.urls[0];
  return base === undefined ? undefined : new URL(samplePath, base).href;
}

function isLocal(status: CatchStatus): boolean {
  return status.state === 'catching' && (status.host === '127.0.0.1' || status.host === '::1' || status.host === 'localhost');
}
