import { useMemo, type ReactNode } from 'react';
import { parseFormFields } from '../../../../shared/body/form-fields';
import { runToEnd } from '../../../../shared/json/run-to-end';
import { decodeTextInSteps, type CharsetChoice } from '../../../ui/decode-text';
import { formatCount } from '../../../ui/format';
import { VisibleText } from '../../../ui/visible-text';
import { ValueRow, ValueTable } from '../value-table';

const mostFields = 500;
const mostCharacters = 5_000;

/** A form body as its fields, their bytes read in a charset, in the order in which they were sent, each as often as it came. */
export function FormTable({ bytes, charset, label }: { readonly bytes: Uint8Array; readonly charset: CharsetChoice; readonly label: string }): ReactNode {
  const { fields, more } = useMemo(() => parseFormFields(bytes, mostFields), [bytes]);
  return (
    <>
      <div className="viewer-scroll" role="region" aria-label={label} tabIndex={0}>
        {fields.length === 0 && <p className="stream-end">There are no fields.</p>}
        <ValueTable label={`${label}, ${formatCount(fields.length)}`}>
          {fields.map(({ start, name, value }) => (
            <FieldRow key={start} name={runToEnd(decodeTextInSteps(name, charset)).text} value={runToEnd(decodeTextInSteps(value, charset)).text} />
          ))}
        </ValueTable>
      </div>
      {more && <div className="code-foot">The first {formatCount(mostFields)} fields are shown. Raw shows them all.</div>}
    </>
  );
}

function FieldRow({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  const shortName = name.slice(0, 60);
  return (
    <ValueRow
      name={name === '' ? <span className="dim">no name</span> : <VisibleText text={name} />}
      copied={{ value, of: name === '' ? 'this field' : shortName, toast: name === '' ? 'the value' : shortName }}
    >
      <VisibleText text={value.slice(0, mostCharacters)} />
      {value.length > mostCharacters && <span className="tree-count">… {formatCount(value.length)} characters</span>}
    </ValueRow>
  );
}
