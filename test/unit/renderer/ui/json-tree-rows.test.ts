import { describe, expect, it } from 'vitest';
import { parseJson, type JsonNode } from '../../../../src/shared/json/parse-json';
import { findInTree, nodesAbove, withNodeShown } from '../../../../src/renderer/ui/json-tree-find';
import { copyText, digitsAtRisk, firstView, peek, rowPointer, treeRows, type TreeRow } from '../../../../src/renderer/ui/json-tree-rows';

function rootOf(text: string): JsonNode {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.root;
}

function outline(rows: readonly TreeRow[]): readonly string[] {
  return rows.map((row) => (row.kind === 'value' ? `${' '.repeat(row.level - 1)}${row.label ?? ''}` : `${' '.repeat(row.level - 1)}${row.listed} of ${row.total}`));
}

const text = '{"claim":{"id":4211,"type":{"id":12}},"event_name":"claim.assigned","performed_by":{"name":"John Smith"}}';

describe('treeRows', () => {
  it('shows the members of the root, with the first level open', () => {
    const root = rootOf(text);
    expect(outline(treeRows(root, firstView(root)))).toEqual(['claim', ' id', ' type', 'event_name', 'performed_by', ' name']);
  });

  it('shows a key that was written twice, both times and in order', () => {
    const doubled = '{"id":1,"id":2}';
    const root = rootOf(doubled);
    const rows = treeRows(root, firstView(root));
    expect(rows.map((row) => [row.kind === 'value' ? row.label : '', doubled.slice(row.node.start, row.node.end)])).toEqual([
      ['id', '1'],
      ['id', '2'],
    ]);
  });

  it('lists 200 children of a long node, and what is left as a line', () => {
    const root = rootOf(`{"items":[${Array.from({ length: 450 }, (_, index) => index).join()}]}`);
    const rows = treeRows(root, { open: new Set([root, ...(root.kind === 'object' ? root.members.map((member) => member.value) : [])]), listed: new Map() });
    expect(rows).toHaveLength(1 + 200 + 1);
    expect(outline(rows).at(-1)).toBe(' 200 of 450');
  });

  it('shows a lone value as one row', () => {
    const root = rootOf('"text"');
    expect(treeRows(root, firstView(root))).toHaveLength(1);
  });

  it('opens 100,000 levels without running out of stack', () => {
    const depth = 100_000;
    const root = rootOf('['.repeat(depth) + ']'.repeat(depth));
    const open = new Set<JsonNode>();
    for (let node: JsonNode | undefined = root; node?.kind === 'array'; node = node.items[0]) open.add(node);
    const rows = treeRows(root, { open, listed: new Map() });
    expect(rows).toHaveLength(depth - 1);
  });

  it('names the place of a row', () => {
    const root = rootOf('{"a/b":[{"c~":1}]}');
    const view = withNodeShown(firstView(root), nodesAbove(root, lastLeaf(root)) ?? [], lastLeaf(root));
    const row = treeRows(root, view).at(-1);
    expect(row?.kind === 'value' && rowPointer(row)).toBe('/a~1b/0/c~0');
  });
});

describe('values', () => {
  it('tells of numbers that a parser would change, and of those only', () => {
    const numbers = '[90071992547409931, 250.00, 1E400, 4211, 0.1]';
    const root = rootOf(numbers);
    expect(root.kind === 'array' && root.items.map((item) => digitsAtRisk(numbers, item))).toEqual([true, false, true, false, false]);
  });

  it('copies the characters of a string and the digits of a number', () => {
    const values = '["a\\u0041\\n", 1.10]';
    const root = rootOf(values);
    expect(root.kind === 'array' && root.items.map((item) => copyText(values, item))).toEqual(['aA\n', '1.10']);
  });

  it('shows what a closed node holds in one bounded line', () => {
    const short = '{"id": 12, "name": "Motor, windscreen", "more": {"x": 1}, "none": []}';
    expect(peek(short, rootOf(short))).toBe('{id: 12, name: "Motor, windscreen", more: {…}, none: []}');
    const long = JSON.stringify(Array.from({ length: 5000 }, () => 'x'.repeat(100)));
    expect(peek(long, rootOf(long)).length).toBeLessThan(400);
  });
});

describe('finding', () => {
  it('finds keys and values without case, and the way to them', () => {
    const root = rootOf(text);
    const found = findInTree(text, root, 'JOHN');
    expect(found).toHaveLength(1);
    expect(nodesAbove(root, found[0] ?? root)).toHaveLength(2);
    expect(findInTree(text, root, 'type')).toHaveLength(1);
    expect(findInTree(text, root, '')).toHaveLength(0);
  });

  it('lists more of a long node when what is looked for stands behind its first 200', () => {
    const list = `[${Array.from({ length: 1000 }, (_, index) => `"item ${index}"`).join()}]`;
    const root = rootOf(list);
    const [match] = findInTree(list, root, 'item 777');
    const view = withNodeShown(firstView(root), nodesAbove(root, match ?? root) ?? [], match ?? root);
    expect(treeRows(root, view).some((row) => row.node === match)).toBe(true);
  });
});

function lastLeaf(root: JsonNode): JsonNode {
  let node = root;
  for (;;) {
    const next: JsonNode | undefined = node.kind === 'object' ? node.members.at(-1)?.value : node.kind === 'array' ? node.items.at(-1) : undefined;
    if (next === undefined) return node;
    node = next;
  }
}
