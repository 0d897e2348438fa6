import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo, type MouseEvent, type ReactNode } from 'react';
import { childCount, digitsAtRisk, peek, type TreeRow, type ValueRow } from './json-tree-rows';
import { Icon } from './icon';
import type { TreeMark } from './tree-mark';
import { VisibleText } from './visible-text';

const mostGuides = 40;
const mostCharacters = 500;

interface JsonTreeRowProps {
  readonly id: string;
  readonly text: string;
  readonly row: TreeRow;
  readonly open: boolean;
  readonly current: boolean;
  readonly mark: TreeMark | undefined;
  readonly onPress: (row: TreeRow, onTwist: boolean) => void;
}

/** One line of the tree: name, value, and for a closed value what is inside. */
export const JsonTreeRow = memo(function JsonTreeRow({ id, text, row, open, current, mark, onPress }: JsonTreeRowProps): ReactNode {
  const guides = Array.from({ length: Math.min(row.level - 1, mostGuides) }, (_, index) => <span key={index} className="tree-guide" />);
  const press = (event: MouseEvent): void => {
    onPress(row, event.target instanceof Element && event.target.closest('.tree-twist') !== null);
  };
  if (row.kind === 'more') {
    return (
      <div id={id} className={`tree-row${current ? ' is-current' : ''}`} role="treeitem" aria-level={row.level} aria-selected={current} onClick={press}>
        {guides}
        <span className="tree-twist" />
        <span className="link-btn">
          {row.listed.toLocaleString('en')} of {row.total.toLocaleString('en')}, show more
        </span>
      </div>
    );
  }
  const canOpen = childCount(row.node) > 0;
  const note = mark?.reason ?? (digitsAtRisk(text, row.node) ? 'exact digits kept' : undefined);
  return (
    <div
      id={id}
      className={`tree-row${mark === undefined ? '' : ` is-${mark.state}`}${current ? ' is-current' : ''}`}
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-selected={current}
      {...(canOpen ? { 'aria-expanded': open } : {})}
      onClick={press}
    >
      {guides}
      {row.level - 1 > mostGuides && <span className="tree-depth dim">{row.level}</span>}
      <span className="tree-twist">{canOpen && <Icon of={open ? ChevronDown : ChevronRight} size={12} />}</span>
      {row.label !== undefined && (
        <>
          <span className={typeof row.label === 'number' ? 'dim' : 'k'}>
            <VisibleText text={String(row.label)} />
          </span>
          {!(canOpen && open) && <span className="p">: </span>}
        </>
      )}
      {canOpen && open ? <span className="tree-count">{countWords(row)}</span> : <TreeValue text={text} row={row} />}
      {note !== undefined && <span className="tree-note truncate">{note}</span>}
    </div>
  );
});

function TreeValue({ text, row }: { readonly text: string; readonly row: ValueRow }): ReactNode {
  const { node } = row;
  if (node.kind === 'object' || node.kind === 'array') {
    return (
      <span className="tree-value truncate">
        <span className="tree-peek">
          <VisibleText text={peek(text, node)} />
        </span>
      </span>
    );
  }
  const length = node.end - node.start;
  const written = text.slice(node.start, Math.min(node.end, node.start + mostCharacters));
  return (
    <span className="tree-value truncate">
      <span className={node.kind === 'string' ? 's' : node.kind === 'number' ? 'n' : 'a'}>
        <VisibleText text={written} />
      </span>
      {length > mostCharacters && <span className="tree-count">… {length.toLocaleString('en')} characters</span>}
    </span>
  );
}

function countWords(row: ValueRow): string {
  const count = childCount(row.node);
  const noun = row.node.kind === 'object' ? 'key' : 'item';
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
