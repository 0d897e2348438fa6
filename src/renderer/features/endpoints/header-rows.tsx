import { ArrowUp, X } from 'lucide-react';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { Endpoint } from '../../../shared/model/endpoint';
import { isSecretHeader } from '../../../shared/model/secret-header';
import { IconButton } from '../../ui/button';
import { FieldNote } from '../../ui/field';
import { PairList, PairRow } from '../../ui/pair-list';
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
  const lost = endpoint.lostSecrets?.find(({ headerName }) => rows.some(({ name, value }) => value === '' && name.toLowerCase() === headerName.toLowerCase()));
  const write = (next: readonly HeaderRow[]): void => writeHeaderRows(endpoint.id, next);
  const change = (key: number, changes: Partial<HeaderRow>): void => write(rows.map((row) => (row.key === key ? { ...row, ...changes } : row)));

  const add = (): void => {
    // Drawn at once, so that what is typed next already goes into the new row.
    flushSync(() => write([...rows, newHeaderRow()]));
    listRef.current?.lastElementChild?.querySelector('input')?.focus();
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
        <PairList label="Custom headers" ref={listRef}>
          {rows.map((row, index) => {
            const said = row.name === '' ? `header ${index + 1}` : row.name;
            return (
              <PairRow
                key={row.key}
                name={{ label: `Name of header ${index + 1}`, value: row.name, onChange: (name) => change(row.key, { name }) }}
                value={{ label: `Value of ${said}`, value: row.value, onChange: (value) => change(row.key, { value }) }}
                masked={isSecretHeader(row.name)}
                onKeyDown={(event) => onKeyDown(event, row.key)}
              >
                <IconButton size="sm" icon={ArrowUp} label={`Move ${said} up`} disabledReason={index === 0 ? 'It is the first already' : undefined} onClick={() => write(movedRow(rows, row.key, -1))} />
                <IconButton size="sm" icon={X} label={`Remove ${said}`} onClick={() => write(rows.filter(({ key }) => key !== row.key))} />
              </PairRow>
            );
          })}
        </PairList>
      )}
      {rows.some(({ name, value }) => isSecretHeader(name) && value !== '') && <FieldNote isError={false}>Secret values are shown while they are edited, and leave in no export.</FieldNote>}
      {lost !== undefined && <FieldNote isError>The value of {lost.headerName} cannot be read on this computer. Enter it again or remove the header; until then nothing is sent here.</FieldNote>}
      {problem?.field.startsWith('/headers') === true ? <FieldNote isError>{problem.message}</FieldNote> : rows.length === 0 && <FieldNote isError={false}>None. They are sent after the event’s own headers.</FieldNote>}
    </div>
  );
}
