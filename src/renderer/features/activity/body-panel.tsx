import { useState, type ReactNode } from 'react';
import type { Check } from '../../../shared/model/check';
import type { BodySource } from './body-source';
import { BodyViewer, type BodyPlace } from './viewers/body-viewer';
import { DecodedStrip } from './viewers/decoded-strip';
import type { ShownMessage } from './viewers/shown-message';
import { useDecoded } from './viewers/use-decoded';

export type { BodyPlace } from './viewers/body-viewer';

interface BodyPanelProps {
  readonly source: BodySource;
  readonly label: string;
  readonly checks?: readonly Check[];
  readonly place?: BodyPlace | undefined;
  /** False for bytes that are no body, such as a whole raw request: they are text and nothing more. */
  readonly mayBeJson?: boolean;
  /** The message that the body belongs to, so that all of it can be shown. */
  readonly message?: ShownMessage;
}

const noChecks: readonly Check[] = [];

/** A body by what it is, as text or as bytes; one with a content coding decoded. Give it a new `key` for a new body. */
export function BodyPanel({ source, label, checks = noChecks, place, mayBeJson = true, message }: BodyPanelProps): ReactNode {
  const decoded = useDecoded(source);
  const [asReceived, setAsReceived] = useState(false);

  if (source.keptBytes === 0 && message === undefined) {
    return (
      <div className="card">
        <p className="stream-end">There is no body.</p>
      </div>
    );
  }
  if (decoded.kind === 'working') return <div className="card card-fill body-reading" aria-busy="true" />;
  // What is not compressed at all, whatever its header says, is shown for what it is.
  const isMislabelled = decoded.kind === 'decoded' && decoded.facts.decodedBytes === 0 && decoded.facts.problem !== undefined;
  const shown = decoded.kind === 'decoded' && !asReceived && !isMislabelled ? decoded.source : source;
  return (
    <BodyViewer
      key={shown.key}
      source={shown}
      original={source}
      label={label}
      checks={checks}
      place={place}
      isPlain={!mayBeJson || (decoded.kind !== 'none' && !isMislabelled && shown === source)}
      message={message}
      strip={<DecodedStrip state={isMislabelled ? { kind: 'refused', message: decoded.facts.problem ?? '' } : decoded} asReceived={asReceived} onAsReceived={setAsReceived} />}
      renderPart={(part, partLabel) => <BodyPanel key={part.key} source={part} label={partLabel} />}
    />
  );
}
