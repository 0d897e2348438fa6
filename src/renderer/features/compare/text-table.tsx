import { useMemo, type ReactNode } from 'react';
import type { TextRow } from '../../../shared/compare/compare-text';
import { placeBetween, startOf } from '../../../shared/compare/cut-text';
import { differenceLines } from '../../../shared/compare/difference-list';
import { copyText } from './copy-differences';
import { DifferenceTable } from './difference-table';
import { MarkedText } from './marked-text';

interface TextTableProps {
  readonly rows: readonly TextRow[];
  readonly sides: { readonly a: string; readonly b: string };
}

const mostUnits = 2_000;

/** Two texts beside each other, line by line. */
export function TextTable({ rows, sides }: TextTableProps): ReactNode {
  const findings = useMemo(() => rows.map(({ finding }) => ({ finding })), [rows]);
  return (
    <DifferenceTable
      label="Body"
      nameHead="Line"
      sides={sides}
      equalWords="equal lines"
      findings={findings}
      row={(index) => {
        const row = rows[index];
        if (row === undefined) throw new Error('A line that is not there was asked for');
        const { a, b, part } = row;
        return {
          finding: row.finding,
          name: <span className="none num">{a === undefined || b === undefined || a.number === b.number ? (a ?? b)?.number : `${a.number}, ${b.number}`}</span>,
          a: a === undefined ? <span className="none">not in A</span> : <Line text={a.text} part={part?.a} />,
          b: b === undefined ? <span className="none">not in B</span> : <Line text={b.text} part={part?.b} />,
        };
      }}
      menu={(index) => {
        const row = rows[index];
        if (row === undefined || row.finding === 'same') return [];
        const { finding, a, b } = row;
        const lines = differenceLines({ type: 'difference', in: 'body', finding, at: `line ${(a ?? b)?.number ?? 0}`, ...(a === undefined ? {} : { a: a.text }), ...(b === undefined ? {} : { b: b.text }) });
        return [{ id: 'copy', label: 'Copy this difference', onSelect: () => void copyText(lines.join('\n'), 'the difference') }];
      }}
    />
  );
}

/** A long line begins a little before what differs. */
function Line({ text, part }: { readonly text: string; readonly part: readonly [number, number] | undefined }): ReactNode {
  const from = text.length <= mostUnits || part === undefined ? 0 : placeBetween(text, Math.max(0, part[0] - 40));
  const shown = startOf(text.slice(from), mostUnits);
  return (
    <span className="diff-line">
      {from > 0 && '…'}
      <MarkedText text={shown} part={part === undefined ? undefined : [part[0] - from, Math.min(part[1] - from, shown.length)]} />
      {from + shown.length < text.length && '…'}
    </span>
  );
}
