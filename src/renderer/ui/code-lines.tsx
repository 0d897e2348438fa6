import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useImperativeHandle, useMemo, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { placeBefore } from '../../shared/order/place-before';
import './code-lines.css';
import { listedLines, type CodeLineTable, type TonedPiece } from './code-line-table';
import { findInText } from './find-in-text';
import { Icon } from './icon';
import { copyOriginal } from './original-selection';
import { VirtualList, type VirtualListHandle } from './virtual-list';
import { VisibleText } from './visible-text';

/** What the owner of lines can ask of them. */
export interface CodeLinesHandle {
  expandAll(): void;
  collapseAll(): void;
}

interface CodeLinesProps {
  readonly text: string;
  readonly table: CodeLineTable;
  /** The coloured pieces of one line; what no piece covers is left out. */
  readonly pieces: (line: string) => readonly TonedPiece[];
  readonly label: string;
  /** Words to mark, and the offset of the place in the text that is the current one. */
  readonly find?: { readonly words: string; readonly at: number | undefined };
  readonly handle?: Ref<CodeLinesHandle>;
}

const rowHeightPx = 20;
const mostCharacters = 2_000;
const mostIndents = 40;
const noFolds: ReadonlySet<number> = new Set();

/** Laid-out text by the line: numbered, folded at will, only what is in view in the document. Give it a new `key` for a new text. */
export function CodeLines({ text, table, pieces, label, find, handle }: CodeLinesProps): ReactNode {
  const list = useRef<VirtualListHandle>(null);
  const [folded, setFolded] = useState<ReadonlySet<number>>(noFolds);
  const [current, setCurrent] = useState(0);
  const [wanted, setWanted] = useState<number>();
  const listed = useMemo(() => listedLines(table, folded), [table, folded]);
  const count = listed?.length ?? table.starts.length;
  const lineAt = (row: number): number => listed?.[row] ?? row;
  const rowOf = (line: number): number => (listed === undefined ? line : placeBefore(listed, line));

  useImperativeHandle(
    handle,
    () => ({
      expandAll: () => setFolded(noFolds),
      collapseAll: () => setFolded(new Set(table.folds.flatMap((end, line) => (end > line + 1 && line > 0 ? [line] : [])))),
    }),
    [table],
  );

  const foundLine = find?.at === undefined ? undefined : placeBefore(table.starts, find.at);
  useEffect(() => {
    if (foundLine === undefined) return;
    setFolded((now) => unfolded(table, now, foundLine));
    setCurrent(foundLine);
    setWanted(foundLine);
  }, [table, foundLine]);
  useEffect(() => {
    if (wanted === undefined) return;
    list.current?.reveal(listed === undefined ? wanted : placeBefore(listed, wanted));
    setWanted(undefined);
  }, [wanted, listed]);

  const canFold = (line: number): boolean => (table.folds[line] ?? 0) > line;
  const setFold = (line: number, fold: boolean): void => {
    setFolded((now) => {
      const next = new Set(now);
      if (fold) next.add(line);
      else next.delete(line);
      return next;
    });
  };
  const moveTo = (row: number): void => {
    const line = lineAt(Math.max(0, Math.min(count - 1, row)));
    setCurrent(line);
    setWanted(line);
  };

  const pressKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const row = rowOf(current);
    const steps = new Map([['ArrowDown', row + 1], ['ArrowUp', row - 1], ['PageDown', row + 20], ['PageUp', row - 20], ['Home', 0], ['End', count - 1]]);
    const to = steps.get(event.key);
    if (to !== undefined) moveTo(to);
    else if (event.key === 'ArrowLeft' && canFold(current)) setFold(current, true);
    else if (event.key === 'ArrowRight' && canFold(current)) setFold(current, false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const renderRow = (row: number): ReactNode => {
    const line = lineAt(row);
    const start = table.starts[line] ?? 0;
    const length = (table.ends[line] ?? 0) - start;
    const indent = table.indents[line] ?? 0;
    const isFolded = folded.has(line);
    return (
      <div key={line} className={line === current ? 'code-line is-current' : 'code-line'}>
        <span className="ln num" aria-hidden="true">
          {line + 1}
        </span>
        <button
          type="button"
          className="code-fold"
          tabIndex={-1}
          hidden={!canFold(line)}
          aria-label={`${isFolded ? 'Unfold' : 'Fold'} line ${line + 1}`}
          aria-expanded={!isFolded}
          onClick={() => setFold(line, !isFolded)}
        >
          <Icon of={isFolded ? ChevronRight : ChevronDown} size={12} />
        </button>
        <span className="code-text">
          {'  '.repeat(Math.min(indent, mostIndents))}
          {indent > mostIndents && <span className="dim">{indent} </span>}
          <Pieces text={text.slice(start, start + Math.min(length, mostCharacters))} pieces={pieces} words={find?.words ?? ''} />
          {length > mostCharacters && <span className="tree-count">… {length.toLocaleString('en')} characters</span>}
          {isFolded && <span className="tree-count">… {((table.folds[line] ?? 0) - line).toLocaleString('en')} lines folded</span>}
        </span>
      </div>
    );
  };

  return <VirtualList className="code-lines mono" role="region" aria-label={label} tabIndex={0} handle={list} count={count} rowHeightPx={rowHeightPx} renderRow={renderRow} onKeyDown={pressKey} onCopy={copyOriginal} />;
}

function Pieces({ text, pieces, words }: { readonly text: string; readonly pieces: CodeLinesProps['pieces']; readonly words: string }): ReactNode {
  return pieces(text).map(({ start, end, tone }, index, all) => {
    const piece = text.slice(start, end);
    const places = findInText(piece, words);
    const isKey = tone === 'p' && piece === ':' && all[index - 1]?.tone === 'k';
    let from = 0;
    return (
      <span key={start} className={tone === 't' ? undefined : tone}>
        {places.map((place) => {
          const before = piece.slice(from, place.start);
          from = place.end;
          return (
            <span key={place.start}>
              <VisibleText text={before} />
              <mark className="hit">
                <VisibleText text={piece.slice(place.start, place.end)} />
              </mark>
            </span>
          );
        })}
        <VisibleText text={piece.slice(from)} />
        {isKey && ' '}
      </span>
    );
  });
}

/** The lines that are folded with everything around a line open. */
function unfolded({ folds }: CodeLineTable, folded: ReadonlySet<number>, line: number): ReadonlySet<number> {
  const hiding = [...folded].filter((each) => each < line && (folds[each] ?? 0) >= line);
  return hiding.length === 0 ? folded : new Set([...folded].filter((each) => !hiding.includes(each)));
}
