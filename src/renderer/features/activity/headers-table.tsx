import { Copy } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { HeaderPair } from '../../../shared/model/header';
import { hiddenWords, isSecretHeader } from '../../../shared/model/secret-header';
import { IconButton } from '../../ui/button';
import { copyOriginal } from '../../ui/original-selection';
import { VisibleText } from '../../ui/visible-text';
import { copy } from './copy';

interface HeadersTableProps {
  readonly title: string;
  readonly headers: readonly HeaderPair[];
}

/** Headers in wire order and case, each as often as it came. */
export function HeadersTable({ title, headers }: HeadersTableProps): ReactNode {
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
          <table className="header-table mono" aria-label={title} onCopy={copyOriginal}>
            <thead className="sr-only">
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Value</th>
                <th scope="col">Actions</th>
              </tr>
            </thead>
            <tbody>
              {headers.map((header, index) => (
                <HeaderRow key={`${index} ${header[0]}`} header={header} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function HeaderRow({ header: [name, value] }: { readonly header: HeaderPair }): ReactNode {
  const [shown, setShown] = useState(!isSecretHeader(name));
  return (
    <tr>
      <th scope="row">
        <VisibleText text={name} />
      </th>
      <td>
        {shown ? (
          <VisibleText text={value} />
        ) : (
          <button className="link-btn" type="button" onClick={() => setShown(true)} aria-label={`${name}: ${hiddenWords(value)}. Show it`}>
            {hiddenWords(value)}
          </button>
        )}
      </td>
      <td className="header-copy">{shown && <IconButton icon={Copy} size="sm" label={`Copy the value of ${name}`} onClick={() => void copy(value, name)} />}</td>
    </tr>
  );
}
