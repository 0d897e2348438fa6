import { ArrowUp, X } from 'lucide-react';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { Endpoint } from '../../../shared/model/endpoint';
import { isSecretHeader } from '../../../shared/model/secret-header';
import { IconButton } from '../../ui/button';
import { FieldNote } from '../../ui/field';
import { useEndpoints, type HeaderRow, type SaveProblem } from './endpoints-state';
import { headerRowsOf, newHeaderRow, writeHeaderRows } from './endpoints-store';
import { movedRow } from './header-order';

interface HeaderRowsProps {
  readonly endpoint: Endpoint;
  readonly problem: SaveProblem | undefined;
}

/** Extra headers in the order in which they are sent. Alt+Up and Alt+Down move the row that has the focus. */
export function HeaderRows({ endpoint, problem }: HeaderRowsProps): ReactNode {
  const edited = useEndpoints((state) => state.headerRows.get(endpoint.id));
  const rows = headerRowsOf(edited, endpoint.headers);
  const listRef = useRef<HTMLUListElement>(null);
  const write = (next: readonly HeaderRow[]): void => writeHeaderRows(endpoint.id, next);
  const change = (key: number, changes: Partial<HeaderRow>): void => write(rows.map((row) => (row.key === key ? { ...row, ...changes } : row)));

  const add = (): void => {
    const row = newHeaderRow();
    // Drawn at once, so that what is typed next already goes into the new row.
    flushSync(() => write([...rows, row]));
    focusName(listRef.current, row.key);
  };
  const onKeyDown = (event: KeyboardEvent, key: number): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    write(movedRow(rows, key, event.key === 'ArrowUp' ? -1 : 1));
  };

  return (
    <div className="field">
      <span className="label">
        Custom headers <span className="push" />
        <button className="link-btn" type="button" onClick={add}>
          Add header
        </button>
      </span>
      {rows.length > 0 && (
        <ul className="kv card" aria-label="Custom headers" ref={listRef}>
          {rows.map((row, index) => {
            const said = row.name === '' ? `header ${index + 1}` : row.name;
            return (
              <li key={row.key} className="kv-row mono" onKeyDown={(event) => onKeyDown(event, row.key)}>
                <input aria-label={`Name of header ${index + 1}`} placeholder="Name" spellCheck={false} autoComplete="off" value={row.name} data-row={row.key} onChange={(event) => change(row.key, { name: event.target.value })} />
                <input className={isSecretHeader(row.name) ? 'is-masked' : undefined} aria-label={`Value of ${said}`} placeholder="Value" spellCheck={false} autoComplete="off" value={row.value} onChange={(event) => change(row.key, { value: event.target.value })} />
                <IconButton size="sm" icon={ArrowUp} label={`Move ${said} up`} disabledReason={index === 0 ? 'It is the first already' : undefined} onClick={() => write(movedRow(rows, row.key, -1))} />
                <IconButton size="sm" icon={X} label={`Remove ${said}`} onClick={() => write(rows.filter(({ key }) => key !== row.key))} />
              </li>
            );
          })}
        </ul>
      )}
      {rows.some(({ name, value }) => isSecretHeader(name) && value !== '') && <FieldNote isError={false}>Secret values are shown while they are edited, and leave in no export.</FieldNote>}
      {problem?.field.startsWith('/headers') === true ? <FieldNote isError>{problem.message}</FieldNote> : rows.length === 0 && <FieldNote isError={false}>None. They are sent after the event’s own headers.</FieldNote>}
    </div>
  );
}

function focusName(list: HTMLElement | null, key: number): void {
  const input = list?.querySelector(`[data-row="${key}"]`);
  if (input instanceof HTMLElement) input.focus();
}
