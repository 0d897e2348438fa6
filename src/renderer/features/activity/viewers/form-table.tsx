import { Copy } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { parseFormFields } from '../../../../shared/body/form-fields';
import { IconButton } from '../../../ui/button';
import { decodeBytes } from '../../../ui/decode-bytes';
import { formatCount } from '../../../ui/format';
import { copyOriginal } from '../../../ui/original-selection';
import { VisibleText } from '../../../ui/visible-text';
import { copy } from '../copy';

const mostFields = 500;
const mostCharacters = 5_000;

/** A form body as its fields, in the order in which they were sent, each as often as it came. */
export function FormTable({ bytes, label }: { readonly bytes: Uint8Array; readonly label: string }): ReactNode {
  const { fields, more } = useMemo(() => parseFormFields(bytes, mostFields), [bytes]);
  return (
    <>
      <div className="viewer-scroll" role="region" aria-label={label} tabIndex={0} onCopy={copyOriginal}>
        {fields.length === 0 && <p className="stream-end">There are no fields.</p>}
        <table className="header-table mono" aria-label={`${label}, ${formatCount(fields.length)}`}>
          <thead className="sr-only">
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Value</th>
              <th scope="col">Actions</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ start, name, value }) => (
              <FieldRow key={start} name={decodeBytes(name).text} value={decodeBytes(value).text} />
            ))}
          </tbody>
        </table>
      </div>
      {more && <div className="code-foot">The first {formatCount(mostFields)} fields are shown. Raw shows them all.</div>}
    </>
  );
}

function FieldRow({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <tr>
      <th scope="row">{name === '' ? <span className="dim">no name</span> : <VisibleText text={name} />}</th>
      <td>
        <VisibleText text={value.slice(0, mostCharacters)} />
        {value.length > mostCharacters && <span className="tree-count">… {formatCount(value.length)} characters</span>}
      </td>
      <td className="header-copy">
        <IconButton icon={Copy} size="sm" label={`Copy the value of ${name === '' ? 'this field' : name.slice(0, 60)}`} onClick={() => void copy(value, name === '' ? 'the value' : name.slice(0, 60))} />
      </td>
    </tr>
  );
}
