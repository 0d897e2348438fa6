import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { HeaderPair } from '../../../shared/model/header';
import { IconButton } from '../../ui/button';
import { FieldNote } from '../../ui/field';
import { PairList, PairRow } from '../../ui/pair-list';

interface AnswerHeadersProps {
  readonly headers: readonly HeaderPair[];
  /** Which answer they are of, such as "to answer 1"; without it there is one only. */
  readonly note?: string | undefined;
  readonly error: string | undefined;
  onChange(headers: readonly HeaderPair[]): void;
}

/** The headers of an answer, in the order in which they are sent. */
export function AnswerHeaders({ headers, note, error, onChange }: AnswerHeadersProps): ReactNode {
  return (
    <section className="section">
      <div className="section-head">
        <h3 className="section-title">Headers of the answer</h3>
        {note !== undefined && <span className="soft">{note}</span>}
        <button type="button" className="push link-btn" onClick={() => onChange([...headers, ['', '']])}>
          Add header
        </button>
      </div>
      {headers.length > 0 && (
        <PairList label="Headers of the answer">
          {headers.map(([name, value], index) => (
            <PairRow
              key={index}
              name={{ label: `Name of header ${index + 1}`, value: name, onChange: (next) => onChange(headers.with(index, [next, value])) }}
              value={{ label: `Value of header ${index + 1}`, value, onChange: (next) => onChange(headers.with(index, [name, next])) }}
            >
              <IconButton size="sm" icon={X} label={`Remove header ${index + 1}`} onClick={() => onChange(headers.toSpliced(index, 1))} />
            </PairRow>
          ))}
        </PairList>
      )}
      <FieldNote isError={error !== undefined}>{error ?? 'Content-Length is written for you. No CORS header is ever added.'}</FieldNote>
    </section>
  );
}
