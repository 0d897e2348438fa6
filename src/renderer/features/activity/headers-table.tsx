import { useState, type ReactNode } from 'react';
import type { Check } from '../../../shared/model/check';
import type { HeaderPair } from '../../../shared/model/header';
import { hiddenWords, isSecretHeader } from '../../../shared/model/secret-header';
import { VisibleText } from '../../ui/visible-text';
import { CheckIcon } from './check-icon';
import { headerChecks } from './header-checks';
import { ValueRow, ValueTable } from './value-table';

interface HeadersTableProps {
  readonly title: string;
  readonly headers: readonly HeaderPair[];
  /** Of the request that they belong to; those that look at a header stand beside its name. */
  readonly checks?: readonly Check[];
}

/** Headers in wire order and case, each as often as it came. */
export function HeadersTable({ title, headers, checks = [] }: HeadersTableProps): ReactNode {
  const marks = headerChecks(checks);
  return (
    <section className="section">
      <div className="section-head">
        <h3 className="section-title">{title}</h3>
        <span className="soft">in the order and case of the wire</span>
      </div>
      {headers.length === 0 ? (
        <p className="soft">There are none.</p>
      ) : (
        <div className="card">
          <ValueTable label={title}>
            {headers.map((header, index) => (
              <HeaderRow key={`${index} ${header[0]}`} header={header} check={marks.get(header[0].toLowerCase())} />
            ))}
          </ValueTable>
        </div>
      )}
    </section>
  );
}

function HeaderRow({ header: [name, value], check }: { readonly header: HeaderPair; readonly check: Check | undefined }): ReactNode {
  const [shown, setShown] = useState(!isSecretHeader(name));
  return (
    <ValueRow
      name={
        <>
          <VisibleText text={name} /> {check !== undefined && <CheckIcon state={check.state} size={14} label={check.title} />}
        </>
      }
      copied={shown ? { value, of: name, toast: name } : undefined}
    >
      {shown ? (
        <VisibleText text={value} />
      ) : (
        <button className="link-btn" type="button" onClick={() => setShown(true)} aria-label={`${name}: ${hiddenWords(value)}. Show it`}>
          {hiddenWords(value)}
        </button>
      )}
    </ValueRow>
  );
}
