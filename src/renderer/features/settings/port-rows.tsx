import { Download, Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CatchStatus } from '../../../shared/model/catch-status';
import type { CatchPort } from '../../../shared/model/workspace';
import { useSnapshot } from '../../host/snapshot-store';
import { Button, IconButton } from '../../ui/button';
import { Switch } from '../../ui/switch';
import { openPortForm } from './port-form';
import { removePort, saveCertificate, switchPort } from './port-store';
import { portUrl } from './port-url';
import { useCertificate } from './use-certificate';

/** The first port: where it listens. */
export function FirstPortRow(): ReactNode {
  const status = useSnapshot((snapshot) => snapshot.catch);
  const { catchHost, catchPort } = useSnapshot((snapshot) => snapshot.workspace.settings);
  return (
    <div className="set-row">
      <PortState status={status} url={portUrl({ host: catchHost, port: catchPort, secure: false })} />
    </div>
  );
}

/** A further port: where it listens, or why not, and what can be done with it. */
export function MorePortRow({ port }: { readonly port: CatchPort }): ReactNode {
  const status = useSnapshot((snapshot) => snapshot.catchSurroundings.ports.find(({ id }) => id === port.id)?.status);
  const certificate = useCertificate(port.secure);
  return (
    <div className="set-row set-row-port">
      <PortState status={port.enabled ? status : undefined} url={portUrl(port)} />
      <div className="set-end">
        {port.secure && (
          <Button size="sm" icon={Download} onClick={() => void saveCertificate()}>
            Certificate
          </Button>
        )}
        <IconButton label={`Edit port ${port.port}`} icon={Pencil} size="sm" onClick={() => openPortForm(port)} />
        <IconButton label={`Remove port ${port.port}`} icon={Trash2} size="sm" onClick={() => void removePort(port)} />
        <Switch label={`Catch on ${port.port}`} checked={port.enabled} onChange={(enabled) => void switchPort(port, enabled)} />
      </div>
      {certificate !== undefined && (
        <p className="hint">
          Own certificate, SHA-256 <span className="mono set-path">{certificate.fingerprint}</span>, until {certificate.validUntil.slice(0, 10)}
        </p>
      )}
    </div>
  );
}

function PortState({ status, url }: { readonly status: CatchStatus | undefined; readonly url: string }): ReactNode {
  switch (status?.state) {
    case undefined:
      return (
        <span className="set-port">
          <span className="dot" />
          <span className="mono dim">{url}</span>
          <span className="dim">off</span>
        </span>
      );
    case 'starting':
      return (
        <span className="set-port">
          <span className="dot" />
          Starting
        </span>
      );
    case 'catching':
    case 'paused':
      return (
        <span className="set-port">
          <span className={status.state === 'paused' ? 'dot dot-warn' : 'dot dot-ok'} />
          <PortUrls urls={status.urls} />
          {status.state === 'paused' && <span className="warn">paused</span>}
        </span>
      );
    case 'stopped':
      return (
        <span className="set-port">
          <span className="dot dot-fail" />
          <span className="mono">{url}</span>
          <span className="fail set-problem">{status.problem.message}</span>
        </span>
      );
  }
}

/** The first address, and the other one by its host. */
function PortUrls({ urls }: { readonly urls: readonly string[] }): ReactNode {
  const [first = '', ...others] = urls;
  return (
    <>
      <span className="mono strong">{first}</span>
      {others.length > 0 && <span className="dim">and {others.map((url) => new URL(url).hostname).join(', ')}</span>}
    </>
  );
}
