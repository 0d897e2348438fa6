import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listedLines, type CodeLineTable } from '../../../../src/renderer/ui/code-line-table';
import { jsonLines, jsonPieces } from '../../../../src/renderer/ui/json-lines';
import { runToEnd } from '../../../../src/shared/json/run-to-end';
import { formatJson } from '../../../../src/shared/json/format-json';
import { jsonCorners } from '../../../support/json-corners';
import { cpuMs } from '../../../support/cpu-time';

/** The lines as they are shown. */
function shown(text: string, table: CodeLineTable): string {
  return table.starts
    .map((start, line) => {
      const written = text.slice(start, table.ends[line]);
      const pieces = jsonPieces(written).map((piece) => written.slice(piece.start, piece.end));
      return '  '.repeat(table.indents[line] ?? 0) + pieces.join('').replace(/^("(?:[^"\\]|\\.)*"):/, '$1: ');
    })
    .join('\n');
}

const linesOf = (text: string): CodeLineTable => runToEnd(jsonLines(text));

test.each([...jsonCorners.valid, '{"a":[1,{"b":[]},{}],"c":{"d":-0}}', ' [ [ ] , [ 1 , 2 ] ] '])('%j is laid out as it would be formatted, token for token', (text) => {
  const formatted = formatJson(text);
  expect(formatted).toEqual({ ok: true, text: shown(text, linesOf(text)) });
});

test('any JSON keeps its tokens', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom(0, 2), (json, indent) => {
      const text = JSON.stringify(JSON.parse(json), undefined, indent);
      expect(formatJson(text)).toEqual({ ok: true, text: shown(text, linesOf(text)) });
    }),
    { numRuns: 300 },
  );
});

test('a folded line stands for all up to the one that closes it', () => {
  const text = '{"a":{"b":[1,2]},"c":3}';
  const table = linesOf(text);
  const line = (place: number): string => text.slice(table.starts[place], table.ends[place]);
  expect(line(1)).toBe('"a":{');
  expect(line(table.folds[1] ?? 0)).toBe('},');
  expect(table.folds[0]).toBe(table.starts.length - 1);
  expect([...(listedLines(table, new Set([1])) ?? [])].map(line)).toEqual(['{', '"a":{', '"c":3', '}']);
  expect(listedLines(table, new Set())).toBeUndefined();
});

test('text that is not JSON has the lines before its problem', () => {
  expect(shown('{"a":1,"b":[2,', linesOf('{"a":1,"b":[2,'))).toBe('{\n  "a": 1,\n  "b": [\n    2,');
  expect(linesOf('').starts).toEqual([]);
});

test('a depth of 100,000 takes no stack', () => {
  const startedAtMs = cpuMs();
  expect(linesOf('['.repeat(100_000) + ']'.repeat(100_000)).starts).toHaveLength(199_999);
  expect(cpuMs() - startedAtMs).toBeLessThan(1_000);
});
