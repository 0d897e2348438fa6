import { useCallback, useEffect, useId, useImperativeHandle, useMemo, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import type { JsonNode } from '../../shared/json/parse-json';
import './json-tree.css';
import { nodesAbove, withNodeShown } from './json-tree-find';
import { JsonTreeRow } from './json-tree-row';
import { childAt, childCount, childrenAtOnce, copyText, firstView, treeRows, type TreeRow, type TreeView } from './json-tree-rows';
import { nextTreeStep } from './json-tree-keys';
import { copyOriginal } from './original-selection';
import type { TreeMark } from './tree-mark';
import { VirtualList, type VirtualListHandle } from './virtual-list';

/** What the owner of a tree can ask of it. */
export interface JsonTreeHandle {
  /** Opens everything above a value, scrolls to it and makes it the current one. */
  reveal(node: JsonNode): void;
  expandAll(): void;
  collapseAll(): void;
}

interface JsonTreeProps {
  readonly text: string;
  readonly root: JsonNode;
  readonly label: string;
  readonly marks?: ReadonlyMap<JsonNode, TreeMark>;
  /** Told the exact text of a value, and its key for the message. */
  readonly onCopy: (text: string, name: string) => void;
  /** Told which value is the current one, whenever that changes. */
  readonly onCurrent?: (node: JsonNode) => void;
  /** Told of Ctrl+Enter on a value. */
  readonly onPick?: (node: JsonNode) => void;
  readonly handle?: Ref<JsonTreeHandle>;
}

/** A row by what it stands for, so that it is found again when rows open and close above it. */
type RowPlace = Pick<TreeRow, 'kind' | 'node'>;

const rowHeightPx = 22;
const mostRowsAtOnce = 50_000;
const noMarks: ReadonlyMap<JsonNode, TreeMark> = new Map();

/** JSON as a tree that shows every value as it was written. Give it a new `key` for a new text. */
export function JsonTree({ text, root, label, marks = noMarks, onCopy, onCurrent, onPick, handle }: JsonTreeProps): ReactNode {
  const prefix = useId();
  const list = useRef<VirtualListHandle>(null);
  const typed = useRef({ text: '', atMs: 0 });
  const [view, setView] = useState<TreeView>(() => [...marks.keys()].reduce((shown, node) => shownIn(root, shown, node), firstView(root)));
  const [current, setCurrent] = useState<RowPlace>();
  const [wanted, setWanted] = useState<JsonNode>();
  const rows = useMemo(() => treeRows(root, view), [root, view]);
  const currentIndex = Math.max(0, rows.findIndex((row) => row.node === current?.node && row.kind === current.kind));

  useEffect(() => {
    if (current?.kind === 'value') onCurrent?.(current.node);
  }, [current, onCurrent]);

  useEffect(() => {
    if (wanted === undefined) return;
    const index = rows.findIndex((row) => row.kind === 'value' && row.node === wanted);
    if (index >= 0) list.current?.reveal(index);
    setWanted(undefined);
  }, [wanted, rows]);

  useImperativeHandle(
    handle,
    () => ({
      reveal(node) {
        setView((shown) => shownIn(root, shown, node));
        setCurrent({ kind: 'value', node });
        setWanted(node);
      },
      expandAll() {
        setView((shown) => ({ ...shown, open: allOpen(root) }));
      },
      collapseAll() {
        setView((shown) => ({ ...shown, open: new Set([root]) }));
      },
    }),
    [root],
  );

  const toggle = useCallback((nodes: readonly JsonNode[], open: boolean) => {
    setView((shown) => {
      const next = new Set(shown.open);
      for (const node of nodes) {
        if (open) next.add(node);
        else next.delete(node);
      }
      return { ...shown, open: next };
    });
  }, []);

  const listMore = useCallback((node: JsonNode) => {
    setView((shown) => ({ ...shown, listed: new Map(shown.listed).set(node, (shown.listed.get(node) ?? childrenAtOnce) + childrenAtOnce) }));
  }, []);

  const press = useCallback(
    (row: TreeRow, onTwist: boolean) => {
      if (row.kind === 'more') {
        listMore(row.node);
        return;
      }
      setCurrent({ kind: 'value', node: row.node });
      if (onTwist && childCount(row.node) > 0) setView((shown) => ({ ...shown, open: toggled(shown.open, row.node) }));
    },
    [listMore],
  );

  const moveTo = (index: number): void => {
    const row = rows[index];
    if (row === undefined) return;
    setCurrent({ kind: row.kind, node: row.node });
    list.current?.reveal(index);
  };

  const pressKey = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      const row = rows[currentIndex];
      if (event.key !== 'Enter' || onPick === undefined || row?.kind !== 'value') return;
      event.preventDefault();
      event.stopPropagation();
      onPick(row.node);
      return;
    }
    const step = nextTreeStep(event.key, rows, currentIndex, view.open, typed.current, event.timeStamp);
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (step.typed !== undefined) typed.current = step.typed;
    if (step.open !== undefined) toggle(step.open, true);
    if (step.close !== undefined) toggle(step.close, false);
    if (step.more !== undefined) listMore(step.more);
    if (step.moveTo !== undefined) moveTo(step.moveTo);
    if (step.copy !== undefined) onCopy(copyText(text, step.copy.node), String(step.copy.label ?? 'value'));
  };

  return (
    <VirtualList
      className="tree"
      role="tree"
      aria-label={label}
      aria-activedescendant={`${prefix}${currentIndex}`}
      tabIndex={0}
      handle={list}
      count={rows.length}
      rowHeightPx={rowHeightPx}
      onKeyDown={pressKey}
      onCopy={copyOriginal}
      renderRow={(index) => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <JsonTreeRow
            key={index}
            id={`${prefix}${index}`}
            text={text}
            row={row}
            open={view.open.has(row.node)}
            current={index === currentIndex && (current !== undefined || index > 0)}
            mark={row.kind === 'value' ? marks.get(row.node) : undefined}
            onPress={press}
          />
        );
      }}
    />
  );
}

function shownIn(root: JsonNode, view: TreeView, node: JsonNode): TreeView {
  const above = nodesAbove(root, node);
  return above === undefined ? view : withNodeShown(view, above, node);
}

function toggled(open: ReadonlySet<JsonNode>, node: JsonNode): ReadonlySet<JsonNode> {
  const next = new Set(open);
  if (!next.delete(node)) next.add(node);
  return next;
}

function allOpen(root: JsonNode): ReadonlySet<JsonNode> {
  const open = new Set<JsonNode>([root]);
  let rows = Math.min(childCount(root), childrenAtOnce);
  // A set is walked in the order in which its members were added, those added on the way included.
  for (const node of open) {
    const listed = Math.min(childCount(node), childrenAtOnce);
    for (let index = 0; index < listed; index += 1) {
      const child = childAt(node, index);
      if (child === undefined || childCount(child.node) === 0) continue;
      rows += Math.min(childCount(child.node), childrenAtOnce);
      if (rows > mostRowsAtOnce) return open;
      open.add(child.node);
    }
  }
  return open;
}
