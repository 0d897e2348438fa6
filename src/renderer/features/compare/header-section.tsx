import { useState, type ReactNode } from 'react';
import type { HeaderComparison, HeaderRow, HeaderSide } from '../../../shared/compare/compare-headers';
import { countWords, differenceLines } from '../../../shared/compare/difference-list';
import { hiddenWords, isSecretHeader } from '../../../shared/model/secret-header';
import type { MenuItem } from '../../ui/menu';
import { VisibleText } from '../../ui/visible-text';
import { ignore } from './compare-store';
import { copyText } from './copy-differences';
import { DifferenceTable } from './difference-table';
import { MarkedText } from './marked-text';

interface HeaderSectionProps {
  readonly headers: HeaderComparison;
  readonly sides: { readonly a: string; readonly b: string };
}

/** Header lines beside each other, in the order of A. */
export function HeaderSection({ headers, sides }: HeaderSectionProps): ReactNode {
  return (
    <section className="section">
      <div className="section-head">
        <h2 className="section-title">Headers</h2>
        <span className="soft num">{countWords(headers.counts)}</span>
      </div>
      <div className="card">
        <DifferenceTable
          label="Headers"
          nameHead="Name, in the order of A"
          sides={sides}
          equalWords="equal headers"
          findings={headers.rows}
          row={(index) => tableRow(headers.rows[index])}
          menu={(index) => menuOf(headers.rows[index])}
        />
      </div>
    </section>
  );
}

function tableRow(row: HeaderRow | undefined): { readonly finding: HeaderRow['finding']; readonly name: ReactNode; readonly a: ReactNode; readonly b: ReactNode } {
  if (row === undefined) throw new Error('A header row that is not there was asked for');
  const { finding, a, b, part } = row;
  return {
    finding,
    name: <VisibleText text={(a ?? b)?.name ?? ''} />,
    a: a === undefined ? <span className="none">not in A</span> : <HeaderValue side={a} part={part?.a} note={row.otherOrder ? ordinal(a.place) : undefined} />,
    b: b === undefined ? <span className="none">not in B</span> : <HeaderValue side={b} part={part?.b} note={noteOfB(row)} />,
  };
}

function noteOfB({ a, b, otherCase, otherOrder }: HeaderRow): string | undefined {
  const parts = [...(otherCase && a !== undefined ? [`as ${b?.name ?? ''}`] : []), ...(otherOrder && b !== undefined ? [ordinal(b.place)] : [])];
  return parts.length === 0 ? undefined : parts.join(', ');
}

function HeaderValue({ side, part, note }: { readonly side: HeaderSide; readonly part: readonly [number, number] | undefined; readonly note: string | undefined }): ReactNode {
  const [shown, setShown] = useState(!isSecretHeader(side.name));
  return (
    <>
      {shown ? (
        <span title={side.value}>
          <MarkedText text={side.value} part={part} />
        </span>
      ) : (
        <button className="link-btn" type="button" aria-label={`${side.name}: ${hiddenWords(side.value)}. Show it`} onClick={() => setShown(true)}>
          {hiddenWords(side.value)}
        </button>
      )}
      {note !== undefined && <span className="none"> {note}</span>}
    </>
  );
}

function menuOf(row: HeaderRow | undefined): readonly MenuItem[] {
  const name = (row?.a ?? row?.b)?.name;
  if (row === undefined || name === undefined) return [];
  const { finding, a, b } = row;
  const items: MenuItem[] = [];
  if (finding !== 'same' && finding !== 'ignored') {
    const mask = (side: HeaderSide): string => `${side.name}: ${isSecretHeader(side.name) ? hiddenWords(side.value) : side.value}`;
    const lines = differenceLines({ type: 'difference', in: 'header', finding, at: name, ...(a === undefined ? {} : { a: mask(a) }), ...(b === undefined ? {} : { b: mask(b) }) });
    items.push({ id: 'copy', label: 'Copy this difference', onSelect: () => void copyText(lines.join('\n'), 'the difference') });
    items.push({ id: 'ignore', label: `Ignore header[${name}]`, onSelect: () => void ignore(`header[${name}]`) });
  }
  return items;
}

function ordinal(place: number): string {
  const lastTwo = place % 100;
  const suffix = lastTwo >= 11 && lastTwo <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th');
  return `${place}${suffix}`;
}
