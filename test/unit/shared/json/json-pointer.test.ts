import { describe, expect, test } from 'vitest';
import { nodeAt, pathOf, pointerOf } from '../../../../src/shared/json/json-pointer';
import { parseJson } from '../../../../src/shared/json/parse-json';

// The example of RFC 6901 section 5, and a repeated key.
const text = '{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\\\j":5,"k\\"l":6," ":7,"m~n":8,"twice":9,"twice":10}';

function found(pointer: string): string | undefined {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.message);
  const node = nodeAt(parsed.root, pointer);
  return node === undefined ? undefined : text.slice(node.start, node.end);
}

describe('nodeAt', () => {
  test.each([
    ['', text], ['/foo', '["bar","baz"]'], ['/foo/0', '"bar"'], ['/', '0'], ['/a~1b', '1'], ['/c%d', '2'], ['/e^f', '3'], ['/g|h', '4'], ['/i\\j', '5'], ['/k"l', '6'], ['/ ', '7'], ['/m~0n', '8'], ['/twice', '10'],
  ])('%j', (pointer, value) => {
    expect(found(pointer)).toBe(value);
  });

  test.each(['foo', '/foo/2', '/foo/-', '/foo/00', '/foo/01', '/foo/-1', '/foo/1e0', '/foo/0/0', '/nothing', '/m~n', '/m~2n', '/__proto__', '/foo/length', '//'])('%j names nothing', (pointer) => {
    expect(found(pointer)).toBeUndefined();
  });
});

describe('pointerOf', () => {
  test('escapes and joins, and pathOf undoes it', () => {
    const path = ['a/b', 'm~n', '~1', '', 0, 'é'];
    expect(pointerOf(path)).toBe('/a~1b/m~0n/~01//0/é');
    expect(pathOf(pointerOf(path))).toEqual(['a/b', 'm~n', '~1', '', '0', 'é']);
    expect(pointerOf([])).toBe('');
  });
});
