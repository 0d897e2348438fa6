import { useState, type ReactNode } from 'react';
import type { HeaderPair } from '../../../shared/model/header';
import { hiddenWords, isSecretHeader } from '../../../shared/model/secret-header';
import { decodeBytes } from '../../ui/decode-bytes';
import { formatSize } from '../../ui/format';
import { JsonCode } from '../../ui/json-code';
import { copyOriginal } from '../../ui/original-selection';
import { VisibleText } from '../../ui/visible-text';

interface HttpMessageProps {
  readonly label: string;
  /** The first line. */
  readonly start: ReactNode;
  readonly headers: readonly HeaderPair[];
  readonly body: Uint8Array;
  /** Size of all of the body where only its first part is kept. */
  readonly bodyBytes: number;
  /** Without a frame of its own, where it already stands in one. */
  readonly bare?: boolean;
}

const shownBytes = 64 * 1024;

/** A request or an answer as it was on the wire: first line, headers, empty line, body. */
export function HttpMessage({ label, start, headers, body, bodyBytes, bare = false }: HttpMessageProps): ReactNode {
  const shown = body.subarray(0, shownBytes);
  return (
    <pre className={bare ? 'code code-bytes http-message' : 'card code code-bytes http-message'} role="region" aria-label={label} tabIndex={0} onCopy={copyOriginal}>
      {start}
      {'\n'}
      {headers.map(([name, value], index) => (
        <span key={`${index} ${name}`}>
          <span className="hname">
            <VisibleText text={name} />:
          </span>{' '}
          <HeaderValue name={name} value={value} />
          {'\n'}
        </span>
      ))}
      {'\n'}
      <JsonCode text={decodeBytes(shown).text} />
      {shown.length < bodyBytes && (
        <span className="dim">
          {'\n'}first {formatSize(shown.length)} of {formatSize(bodyBytes)} shown
        </span>
      )}
    </pre>
  );
}

function HeaderValue({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  const [shown, setShown] = useState(!isSecretHeader(name));
  if (shown) return <VisibleText text={value} />;
  return (
    <button className="secret-button dim" type="button" onClick={() => setShown(true)} aria-label={`${name}: ${hiddenWords(value)}. Show it`}>
      {hiddenWords(value)}
    </button>
  );
}
