import { useMemo, type ReactNode } from 'react';
import type { BodyComparison, FieldRow, ShownValue } from '../../../shared/compare/compared-body';
import type { DifferingPart } from '../../../shared/compare/differing-part';
import { differenceLines } from '../../../shared/compare/difference-list';
import type { NumberNote } from '../../../shared/compare/compare-json';
import { counted } from '../../ui/format';
import type { MenuItem } from '../../ui/menu';
import { VisibleText } from '../../ui/visible-text';
import { ignore } from './compare-store';
import { copyText } from './copy-differences';
import { DifferenceTable } from './difference-table';
import { MarkedText } from './marked-text';

interface FieldTableProps {
  readonly body: BodyComparison & { readonly by: 'structure' };
  readonly sides: { readonly a: string; readonly b: string };
}

const noteWords: Readonly<Record<NumberNote, string>> = { 'same-value': 'the same number, written differently', 'same-double': 'the same number as a double' };

/** Two JSON bodies beside each other, value by value. */
export function FieldTable({ body, sides }: FieldTableProps): ReactNode {
  // The whole body has no name; it stands for itself only where the two are not both objects or lists.
  const rows = useMemo(() => body.rows.filter(({ path, finding }) => path !== '' || finding !== 'same'), [body]);
  const isTree = body.extent === 'all';
  const findings = useMemo(() => (isTree ? rows : rows.map(({ finding }) => ({ finding }))), [isTree, rows]);
  return (
    <DifferenceTable
      label="Body"
      nameHead="Path"
      sides={sides}
      equalWords="equal fields"
      findings={findings}
      row={(index) => {
        const row = rows[index];
        if (row === undefined) throw new Error('A field that is not there was asked for');
        return {
          finding: row.finding,
          ...(isTree ? { depth: row.depth } : {}),
          name: (
            <span title={row.path}>
              <VisibleText text={row.path === '' ? 'the whole body' : isTree ? row.label : row.path} />
            </span>
          ),
          a: <Value value={row.a} side="A" part={row.part} other={row.b} />,
          b: <Value value={row.b} side="B" part={row.part} other={row.a} note={row.note} />,
        };
      }}
      menu={(index) => menuOf(rows[index])}
    />
  );
}

interface ValueProps {
  readonly value: ShownValue | undefined;
  readonly side: 'A' | 'B';
  readonly part: DifferingPart | undefined;
  readonly other: ShownValue | undefined;
  readonly note?: NumberNote | undefined;
}

function Value({ value, side, part, other, note }: ValueProps): ReactNode {
  if (value === undefined) return <span className="none">not in {side}</span>;
  if (value.children !== undefined && other?.kind === value.kind) {
    return <span className="none">{value.kind === 'object' ? counted(value.children, 'key') : counted(value.children, 'item')}</span>;
  }
  return (
    <>
      <span className={value.kind === 'string' ? 's' : value.kind === 'number' ? 'n' : undefined} title={value.text}>
        <MarkedText text={value.text} part={side === 'A' ? part?.a : part?.b} />
        {value.cut && '…'}
      </span>
      {note !== undefined && <span className="none"> {noteWords[note]}</span>}
    </>
  );
}

function menuOf(row: FieldRow | undefined): readonly MenuItem[] {
  if (row === undefined) return [];
  const { finding, path, a, b } = row;
  const items: MenuItem[] = [];
  if (finding !== 'same' && finding !== 'ignored') {
    const lines = differenceLines({ type: 'difference', in: 'body', finding, at: path, ...(a === undefined ? {} : { a: a.text }), ...(b === undefined ? {} : { b: b.text }) });
    items.push({ id: 'copy', label: 'Copy this difference', onSelect: () => void copyText(lines.join('\n'), 'the difference') });
    if (path !== '' && !path.startsWith('…')) {
      items.push({ id: 'ignore', label: `Ignore ${path}`, onSelect: () => void ignore(path) });
      const anyItem = path.replaceAll(/\[\d+\]/g, '[*]');
      if (anyItem !== path) items.push({ id: 'ignore-any', label: `Ignore ${anyItem}`, onSelect: () => void ignore(anyItem) });
    }
  }
  if (path !== '') items.push({ id: 'path', label: 'Copy the path', onSelect: () => void copyText(path, 'the path') });
  return items;
}
