import { ShieldOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { concurrencyLimit, type Endpoint } from '../../../shared/model/endpoint';
import { Icon } from '../../ui/icon';
import { NumberField } from '../../ui/number-field';
import { Switch } from '../../ui/switch';
import { editNow } from './save-edits';

const longestTimeoutS = 300;

interface SendingFieldsProps {
  readonly endpoint: Endpoint;
  readonly errorAt: (field: string) => string | undefined;
}

/** How long an attempt may take, how many leave at once, and whether certificates are verified. */
export function SendingFields({ endpoint, errorAt }: SendingFieldsProps): ReactNode {
  const { id, timeoutMs, connectTimeoutMs, concurrency, verifyTls } = endpoint;
  const timeoutS = Math.max(1, Math.round(timeoutMs / 1000));
  return (
    <>
      <div className="field-row">
        <NumberField
          label="Timeout"
          value={timeoutS}
          min={1}
          max={longestTimeoutS}
          unit="s"
          onCommit={(seconds) => void editNow(id, { timeoutMs: seconds * 1000, connectTimeoutMs: Math.min(connectTimeoutMs, seconds * 1000) })}
          error={errorAt('/timeoutMs')}
        />
        <NumberField label="To connect" value={Math.max(1, Math.round(connectTimeoutMs / 1000))} min={1} max={timeoutS} unit="s" onCommit={(seconds) => void editNow(id, { connectTimeoutMs: seconds * 1000 })} error={errorAt('/connectTimeoutMs')} />
        <NumberField label="Attempts at once" value={concurrency} min={1} max={concurrencyLimit} onCommit={(next) => void editNow(id, { concurrency: next })} error={errorAt('/concurrency')} />
      </div>
      <div className="field">
        <span className="label">TLS</span>
        <span className="toggle-line">
          <Switch label="Verify certificates" showLabel checked={verifyTls} onChange={(next) => void editNow(id, { verifyTls: next })} />
        </span>
        {!verifyTls && (
          <p className="ep-nothing" role="note">
            <Icon of={ShieldOff} size={14} />
            Any certificate will do, also one that is expired, self-signed or of another host.
          </p>
        )}
      </div>
    </>
  );
}
