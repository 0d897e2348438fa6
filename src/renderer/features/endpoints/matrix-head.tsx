import { FastForward, ShieldOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Endpoint } from '../../../shared/model/endpoint';
import { Icon } from '../../ui/icon';
import { speedWords } from '../../ui/speed-words';
import { Switch } from '../../ui/switch';
import { hostOf } from './endpoint-address';
import { openInEditor } from './endpoints-store';
import { editNow } from './save-edits';

/** The head of an endpoint's column: its name opens it, the switch enables it, and what it takes is said beside. */
export function MatrixHead({ endpoint, isOpen }: { readonly endpoint: Endpoint; readonly isOpen: boolean }): ReactNode {
  const { id, name, url, enabled, events, sources, paused, verifyTls, retry, timeScale } = endpoint;
  const speed = retry.kind === 'none' ? undefined : speedWords(timeScale);
  const classes = ['matrix-ep', isOpen ? 'is-col' : '', enabled ? '' : 'is-off'].filter((part) => part !== '').join(' ');
  return (
    <th scope="col" className={classes}>
      <button className="matrix-name truncate" type="button" aria-current={isOpen || undefined} title={name} data-endpoint={id} onClick={() => openInEditor(id)}>
        {name}
      </button>
      <span className="matrix-address">
        {events.length === 0 ? (
          <span className="matrix-host matrix-nothing">receives nothing</span>
        ) : (
          <span className="matrix-host mono truncate" title={url}>
            {hostOf(url)}
          </span>
        )}
        {speed !== undefined && <Icon of={FastForward} size={14} className="warn" label={`Retries ${speed}`} />}
        {!verifyTls && <Icon of={ShieldOff} size={14} className="warn" label="Certificates are not verified" />}
      </span>
      <span className="matrix-state">
        <Switch checked={enabled} onChange={(next) => void editNow(id, { enabled: next })} label={`${name} enabled`} />
        <span className="matrix-src">{enabled ? (paused ? 'Paused' : sources === 'ui-only' ? 'UI only' : 'UI + API') : 'Disabled'}</span>
      </span>
    </th>
  );
}

/** Puts the focus on the name that opens an endpoint, such as after its editor was closed. */
export function focusEndpointName(id: string): void {
  for (const button of document.querySelectorAll('.matrix-name')) {
    if (button instanceof HTMLElement && button.dataset['endpoint'] === id) button.focus();
  }
}
