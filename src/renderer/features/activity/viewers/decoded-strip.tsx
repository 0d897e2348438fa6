import type { ReactNode } from 'react';
import type { DecodedFacts } from '../../../../shared/contract/viewing-contract';
import { formatSize } from '../../../ui/format';
import { copyDecoded } from '../copy';
import type { BodySource } from '../body-source';
import type { DecodedState } from './use-decoded';

interface DecodedStripProps {
  readonly state: DecodedState;
  readonly asReceived: boolean;
  readonly onAsReceived: (asReceived: boolean) => void;
}

/** Says that a body is shown decoded and how far, and leads to the bytes as they came. */
export function DecodedStrip({ state, asReceived, onAsReceived }: DecodedStripProps): ReactNode {
  if (state.kind === 'refused') return <p className="viewer-strip is-warn">{state.message} The bytes are shown as they came.</p>;
  if (state.kind !== 'decoded') return null;
  const { facts, source } = state;
  return (
    <p className={facts.limitReached || facts.problem !== undefined ? 'viewer-strip is-warn' : 'viewer-strip'} role="status">
      <span title="Copying, saving and replaying take the body as it was received.">{asReceived ? `Shown as received: ${formatSize(facts.encodedBytes)} of ${facts.codings.join(', ')}.` : decodedWords(facts)}</span>
      <span className="viewer-strip-actions">
        <button type="button" className="link-btn" onClick={() => onAsReceived(!asReceived)}>
          {asReceived ? 'Show decoded' : 'Show as received'}
        </button>
        {!asReceived && <CopyDecoded source={source} />}
      </span>
    </p>
  );
}

function CopyDecoded({ source }: { readonly source: BodySource }): ReactNode {
  return (
    <button type="button" className="link-btn" onClick={() => void copyDecoded(source)}>
      Copy decoded
    </button>
  );
}

/** "Decoded from gzip: 312 B became 1.2 kB." */
export function decodedWords({ codings, encodedBytes, decodedBytes, limitReached, problem }: DecodedFacts): string {
  const from = `Decoded from ${codings.join(', ')}`;
  const end = problem === undefined ? '' : ` ${problem}`;
  if (limitReached) return `${from}: the first ${formatSize(decodedBytes)} are shown, decoding ${formatSize(encodedBytes)} was stopped there.${end}`;
  if (problem !== undefined) return `${from} as far as it goes, ${formatSize(decodedBytes)}.${end}`;
  return `${from}: ${formatSize(encodedBytes)} became ${formatSize(decodedBytes)}.`;
}
