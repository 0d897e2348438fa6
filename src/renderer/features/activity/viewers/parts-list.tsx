import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { parseMultipart, type MultipartPart } from '../../../../shared/body/multipart';
import { headerValue } from '../../../../shared/model/header';
import { decodeBytes } from '../../../ui/decode-bytes';
import { counted, formatSize } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import { copyOriginal } from '../../../ui/original-selection';
import { VisibleText } from '../../../ui/visible-text';
import type { BodySource } from '../body-source';

const mostParts = 200;

interface PartsListProps {
  readonly bytes: Uint8Array;
  readonly boundary: string;
  readonly source: BodySource;
  readonly label: string;
  /** Shows one part with the viewers of every body. */
  readonly renderPart: (source: BodySource, label: string) => ReactNode;
}

/** A multipart body as its parts: the headers of each, and its content as a body of its own. */
export function PartsList({ bytes, boundary, source, label, renderPart }: PartsListProps): ReactNode {
  const { parts, problem } = useMemo(() => parseMultipart(bytes, boundary, mostParts), [bytes, boundary]);
  const [open, setOpen] = useState<number | undefined>(0);
  return (
    <>
      <div className="viewer-scroll" role="region" aria-label={`${label}, ${counted(parts.length, 'part')}`} tabIndex={0} onCopy={copyOriginal}>
        {parts.length === 0 && problem === undefined && <p className="stream-end">There are no parts.</p>}
        {parts.map((part, index) => (
          <Part key={part.start} part={part} number={index + 1} open={open === index} source={source} onToggle={() => setOpen(open === index ? undefined : index)} renderPart={renderPart} />
        ))}
      </div>
      {problem !== undefined && <div className="code-foot warn">{problem}</div>}
    </>
  );
}

interface PartProps {
  readonly part: MultipartPart;
  readonly number: number;
  readonly open: boolean;
  readonly source: BodySource;
  readonly onToggle: () => void;
  readonly renderPart: PartsListProps['renderPart'];
}

function Part({ part, number, open, source, onToggle, renderPart }: PartProps): ReactNode {
  const name = part.name === undefined ? `part ${number}` : asUtf8(part.name);
  const fileName = part.fileName === undefined ? undefined : asUtf8(part.fileName);
  const type = headerValue(part.headers, 'content-type');
  const own = useMemo(() => source.part(part.bodyStart, part.bodyEnd, part.headers, fileName ?? `part-${number}`), [source, part, fileName, number]);
  return (
    <section className="part">
      <button type="button" className="part-head" aria-expanded={open} onClick={onToggle}>
        <Icon of={open ? ChevronDown : ChevronRight} size={14} />
        <span className="mono strong truncate">
          <VisibleText text={name} />
        </span>
        {fileName !== undefined && (
          <span className="mono truncate">
            <VisibleText text={fileName} />
          </span>
        )}
        <span className="push soft truncate">
          <VisibleText text={type ?? 'no Content-Type'} />
        </span>
        <span className="soft num">{formatSize(part.bodyEnd - part.bodyStart)}</span>
      </button>
      {open && (
        <div className="part-body">
          {part.headers.length > 0 && (
            <p className="part-headers mono soft">
              {part.headers.map(([header, value], index) => (
                <span key={`${index} ${header}`}>
                  <VisibleText text={asUtf8(`${header}: ${value}`)} />
                </span>
              ))}
            </p>
          )}
          {renderPart(own, `Part ${number}`)}
        </div>
      )}
    </section>
  );
}

/** Header text is one character a byte; names in it are UTF-8 today. */
function asUtf8(latin1: string): string {
  return decodeBytes(Uint8Array.from(latin1, (character) => character.charCodeAt(0) & 0xff)).text;
}
