import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../../src/shared/json/parse-json';
import { nextTreeStep, type TypedAhead } from '../../../../src/renderer/ui/json-tree-keys';
import { firstView, treeRows } from '../../../../src/renderer/ui/json-tree-rows';

const parsed = parseJson('{"claim":{"id":1,"type":{"id":12},"tags":[1]},"event_name":"x","empty":{}}');
if (!parsed.ok) throw new Error(parsed.message);
const view = firstView(parsed.root);
const rows = treeRows(parsed.root, view);
const fresh: TypedAhead = { text: '', atMs: 0 };
// claim, id, type, tags, event_name, empty
const step = (key: string, index: number, typed = fresh, nowMs = 10_000) => nextTreeStep(key, rows, index, view.open, typed, nowMs);

describe('keys in the tree', () => {
  it('walks the rows and stops at the ends', () => {
    expect(step('ArrowDown', 0)?.moveTo).toBe(1);
    expect(step('ArrowUp', 0)?.moveTo).toBe(0);
    expect(step('ArrowDown', 5)?.moveTo).toBe(5);
    expect(step('End', 0)?.moveTo).toBe(5);
  });

  it('opens with Right, goes in, and comes out with Left', () => {
    expect(step('ArrowRight', 2)?.open).toEqual([rows[2]?.node]);
    expect(step('ArrowRight', 0)?.moveTo).toBe(1);
    expect(step('ArrowLeft', 3)?.moveTo).toBe(0);
    expect(step('ArrowLeft', 0)?.close).toEqual([rows[0]?.node]);
  });

  it('opens a whole level with *', () => {
    expect(step('*', 1)?.open).toEqual([rows[2]?.node, rows[3]?.node]);
  });

  it('copies with Enter', () => {
    expect(step('Enter', 4)?.copy).toBe(rows[4]);
  });

  it('jumps by key, and goes on with the same word while typing is quick', () => {
    const first = step('t', 0);
    expect(first?.moveTo).toBe(2);
    expect(step('a', 2, first?.typed, 10_300)?.moveTo).toBe(3);
    expect(step('e', 3, first?.typed, 20_000)?.moveTo).toBe(4);
  });

  it('leaves other keys alone', () => {
    expect(step('Tab', 0)).toBeUndefined();
    expect(step('F6', 0)).toBeUndefined();
  });
});
