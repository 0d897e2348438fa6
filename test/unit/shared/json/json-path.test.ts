import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findByPath } from '../../../../src/shared/json/find-by-path';
import { jsonPathText, parseJsonPath } from '../../../../src/shared/json/json-path';
import { parseJson } from '../../../../src/shared/json/parse-json';
import { runToEnd } from '../../../../src/shared/json/run-to-end';
import { cpuMs } from '../../../support/cpu-time';
import { naughtyStrings } from '../../../support/corpora';

const text = '{"claim":{"id":12345678901234567890,"id":-0,"labels":["urgent","odd.name",{"id":1E400}],"a b":1.0},"event_name":"claim.created"}';

/** The slices of the text that a path finds. */
function found(json: string, path: string, limit = 1_000): readonly string[] {
  const steps = parseJsonPath(path);
  const parsed = parseJson(json);
  if (!steps.ok || !parsed.ok) throw new Error('the test’s path and text must be valid');
  return runToEnd(findByPath(parsed.root, steps.steps, limit)).matches.map(({ node }) => json.slice(node.start, node.end));
}

describe('what a path finds, each as it was written', () => {
  test.each([
    ['$', [text]],
    ['', [text]],
    ['body', [text]],
    ['$.event_name', ['"claim.created"']],
    ['event_name', ['"claim.created"']],
    ['body.claim.id', ['12345678901234567890', '-0']],
    ['$.claim.labels[0]', ['"urgent"']],
    ['$.claim.labels[-1].id', ['1E400']],
    ["$.claim['a b']", ['1.0']],
    ['$["claim"]["a b"]', ['1.0']],
    ['$["\\u0063laim"]["a b"]', ['1.0']],
    ['$..id', ['12345678901234567890', '-0', '1E400']],
    ['$..[1]', ['"odd.name"']],
    ['$.claim.labels[*]', ['"urgent"', '"odd.name"', '{"id":1E400}']],
    ['$.claim.labels.*', ['"urgent"', '"odd.name"', '{"id":1E400}']],
    ['$.claim.labels[7]', []],
    ['$.claim.id.nothing', []],
    [' $.event_name ', ['"claim.created"']],
  ])('%s', (path, slices) => {
    expect(found(text, path)).toEqual(slices);
  });

  test('body names a member called body after the root', () => {
    expect(found('{"body":{"body":1}}', '$.body.body')).toEqual(['1']);
    expect(found('{"bodywork":2}', 'bodywork')).toEqual(['2']);
  });
});

test.each([
  ['$claim', 'expected a dot or a bracket', 1],
  ['$.', 'expected a name or *', 2],
  ['$..', 'expected a name or *', 3],
  ['$.claim..', 'expected a name or *', 9],
  ['$[', 'expected a whole number, a name in quotes or *', 2],
  ['$[1', 'expected a closing bracket', 3],
  ['$["a', 'expected the closing quote', 4],
  ['$["\\x"]', 'expected an escape of JSON in the name', 2],
  ['$[?(@.id==1)]', 'expected a whole number, a name in quotes or *', 2],
  ['$.a b', 'expected a dot or a bracket', 3],
])('%s is refused: %s', (path, message, offset) => {
  expect(parseJsonPath(path)).toEqual({ ok: false, message, offset });
});

test('every value is found again by the path that is told of it, whatever its names', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(...naughtyStrings()), (json, name) => {
      const odd = `{${JSON.stringify(name)}:${json}}`;
      const parsed = parseJson(odd);
      if (!parsed.ok) throw new Error(parsed.message);
      const { matches } = runToEnd(findByPath(parsed.root, [{ kind: 'every', deep: true }], 200));
      for (const { node, path } of matches) {
        expect(found(odd, jsonPathText(path))).toContain(odd.slice(node.start, node.end));
        expect(found(odd, jsonPathText(path, 'body'))).toContain(odd.slice(node.start, node.end));
      }
    }),
    { numRuns: 100 },
  );
});

test('no text makes the reader of paths throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[$.[\]'"*a0-9\\-]{0,20}$/), fc.constantFrom(...naughtyStrings())), (path) => {
      const parsed = parseJsonPath(path);
      if (!parsed.ok) {
        expect(parsed.offset).toBeGreaterThanOrEqual(0);
        expect(parsed.offset).toBeLessThanOrEqual(path.length);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('stops at its limit and says so', () => {
  const steps = parseJsonPath('$[*]');
  const parsed = parseJson(`[${Array.from({ length: 50 }, (_, index) => index).join(',')}]`);
  if (!steps.ok || !parsed.ok) throw new Error('valid');
  expect(runToEnd(findByPath(parsed.root, steps.steps, 10))).toMatchObject({ more: true, matches: { length: 10 } });
  expect(runToEnd(findByPath(parsed.root, steps.steps, 50)).more).toBe(false);
});

test('a depth of 100,000 takes no stack, and paths to it stay short', () => {
  const depth = 100_000;
  const deep = `${'{"a":'.repeat(depth)}[1,2]${'}'.repeat(depth)}`;
  const startedAtMs = cpuMs();
  expect(found(deep, '$..[1]')).toEqual(['2']);
  const parsed = parseJson(deep);
  if (!parsed.ok) throw new Error(parsed.message);
  const { matches } = runToEnd(findByPath(parsed.root, [{ kind: 'index', index: 0, deep: true }], 10));
  expect(matches[0]).toMatchObject({ cut: true, path: { length: 200 } });
  expect(cpuMs() - startedAtMs).toBeLessThan(1_500);
});
