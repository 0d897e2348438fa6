import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareJson, pathOfRow, type JsonRow } from '../../../../src/shared/compare/compare-json';
import { compareDefaults, type CompareOptions } from '../../../../src/shared/compare/compare-options';
import { createIgnoreList } from '../../../../src/shared/compare/ignore-list';
import type { JsonSide } from '../../../../src/shared/compare/value-classes';
import { jsonPathText } from '../../../../src/shared/json/json-path';
import { parseJson, type JsonNode } from '../../../../src/shared/json/parse-json';
import { compactJson } from '../../../../src/shared/json/compact-json';
import { randomJson } from '../../../support/random-json';

const strict: CompareOptions = { keyOrder: true, listOrder: true, numberSpelling: true, ignore: [] };

function side(text: string): JsonSide {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(`${parsed.message} in ${text}`);
  return { text, root: parsed.root };
}

/** Findings that differ, as "finding path". */
function found(a: string, b: string, options: Partial<CompareOptions> = {}): string[] {
  const all = { ...compareDefaults, ...options };
  const { rows } = compareJson(side(a), side(b), all, createIgnoreList(all.ignore), true);
  return rows.filter(({ finding }) => finding !== 'same').map((row) => `${row.finding} ${jsonPathText(pathOfRow(rows, row))}${row.note === undefined ? '' : ` ${row.note}`}`);
}

/** B built from the rows: what is the same is taken from A, everything else from B, each at its place. */
function applied(rows: readonly JsonRow[], a: JsonSide, b: JsonSide): string {
  const children = new Map<number, number[]>();
  rows.forEach((row, index) => children.set(row.parent, [...(children.get(row.parent) ?? []), index]));
  const build = (index: number): string => {
    const row = rows[index];
    const node = row?.b?.node;
    if (row === undefined || node === undefined) throw new Error('a row that B has not');
    const inside = children.get(index);
    if (inside === undefined) return row.finding === 'same' || row.finding === 'moved' ? written(a, row.a?.node) : written(b, node);
    const parts = inside.filter((child) => rows[child]?.b !== undefined).sort((one, other) => (rows[one]?.b?.index ?? 0) - (rows[other]?.b?.index ?? 0));
    if (node.kind === 'object') return `{${parts.map((child) => `${JSON.stringify(rows[child]?.step)}:${build(child)}`).join(',')}}`;
    return `[${parts.map(build).join(',')}]`;
  };
  return build(0);
}

function written(from: JsonSide, node: JsonNode | undefined): string {
  if (node === undefined) throw new Error('a row without its value');
  const compact = compactJson(from.text.slice(node.start, node.end));
  if (!compact.ok) throw new Error(compact.message);
  return compact.text;
}

/** The same text for the same tokens, escapes undone. */
function plain(text: string): string {
  const { root } = side(text);
  const write = (node: JsonNode): string => {
    if (node.kind === 'object') return `{${node.members.map(({ key, value }) => `${JSON.stringify(key)}:${write(value)}`).join(',')}}`;
    if (node.kind === 'array') return `[${node.items.map(write).join(',')}]`;
    const token = text.slice(node.start, node.end);
    return node.kind === 'string' ? JSON.stringify(JSON.parse(token)) : token;
  };
  return write(root);
}

/** The same value with the members of its objects in another order. */
function shuffled(text: string, random: () => number): string {
  const { root } = side(text);
  const write = (node: JsonNode): string => {
    if (node.kind === 'array') return `[${node.items.map(write).join(',')}]`;
    if (node.kind !== 'object') return text.slice(node.start, node.end);
    const last = new Map(node.members.map((member) => [member.key, member]));
    const members = [...last.values()].map((member) => ({ member, by: random() })).sort((one, other) => one.by - other.by);
    return `{${members.map(({ member }) => `${JSON.stringify(member.key)}:${write(member.value)}`).join(',')}}`;
  };
  return write(root);
}

const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });

describe('for any two values', () => {
  test('one compared with itself has no difference', () => {
    fc.assert(
      fc.property(seeds, fc.boolean(), (seed, keepSame) => {
        const { text } = randomJson(seed);
        const { rows } = compareJson(side(text), side(text), strict, createIgnoreList([]), keepSame);
        expect(rows.filter(({ finding }) => finding !== 'same')).toEqual([]);
      }),
    );
  });

  test('the differences, applied to one, give the other', () => {
    fc.assert(
      fc.property(seeds, seeds, fc.boolean(), fc.boolean(), (one, other, keyOrder, listOrder) => {
        const a = side(randomJson(one).text);
        const b = side(randomJson(other).text);
        const { rows } = compareJson(a, b, { ...strict, keyOrder, listOrder }, createIgnoreList([]), true);
        expect(plain(applied(rows, a, b))).toBe(plain(b.text));
      }),
      { numRuns: 300 },
    );
  });

  test('both ways round tell the same number of differences', () => {
    fc.assert(
      fc.property(seeds, seeds, (one, other) => {
        const a = randomJson(one).text;
        const b = randomJson(other).text;
        expect(found(a, b, strict).length > 0).toBe(found(b, a, strict).length > 0);
        expect(found(a, b, strict).length > 0).toBe(plain(a) !== plain(b));
      }),
    );
  });

  test('ignoring the order of keys ignores nothing else', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { text, random } = randomJson(seed);
        const once = shuffled(text, random);
        const twice = shuffled(once, random);
        expect(found(once, twice)).toEqual([]);
        expect(found(once, twice, strict).every((each) => each.startsWith('moved'))).toBe(true);
        expect(found(`{"x":${once},"y":1}`, `{"y":2,"x":${twice}}`)).toEqual(['changed $.y']);
      }),
    );
  });
});

describe('what is found', () => {
  test('numbers are compared by their digits', () => {
    expect(found('{"a":1.0,"b":90071992547409931,"c":1}', '{"a":1,"b":90071992547409932,"c":2}')).toEqual(['changed $.a same-value', 'changed $.b same-double', 'changed $.c']);
    expect(found('[1.0,1e2,-0]', '[1,100,0]', { numberSpelling: false })).toEqual([]);
    expect(found('["\\u0041"]', '["A"]')).toEqual([]);
  });

  test('the order of keys is told only where it counts', () => {
    expect(found('{"a":1,"b":{"c":1}}', '{"b":{"c":2},"a":1}')).toEqual(['changed $.b.c']);
    expect(found('{"a":1,"b":2,"c":3}', '{"c":3,"a":1,"b":2}', { keyOrder: true })).toEqual(['moved $.c']);
  });

  test('of repeated keys the second belongs to the second, and their order counts', () => {
    expect(found('{"a":1,"a":2}', '{"a":2,"a":1}')).toEqual(['changed $.a', 'changed $.a']);
    expect(found('{"a":1}', '{"a":1,"a":1}')).toEqual(['only-b $.a']);
  });

  test('items are aligned: those that came or went, and those that are the same thing by their id', () => {
    expect(found('["glass","fast-track"]', '["glass","fast_track","vip"]')).toEqual(['changed $[1]', 'only-b $[2]']);
    expect(found('[{"id":1,"v":1},{"id":2,"v":1}]', '[{"id":0,"v":0},{"id":1,"v":2},{"id":2,"v":1}]')).toEqual(['only-b $[0]', 'changed $[0].v']);
    expect(found('[1,2,3]', '[2,3]')).toEqual(['only-a $[0]']);
    expect(found('[3,1,2]', '[1,2,3]', { listOrder: false })).toEqual([]);
    expect(found('[3,1,2]', '[1,2,4]', { listOrder: false })).toEqual(['changed $[0]']);
  });

  test('values of different kinds are changed as a whole', () => {
    expect(found('{"a":{"b":1}}', '{"a":[1]}')).toEqual(['changed $.a']);
    expect(found('{"a":{}}', '{"a":{"b":1}}')).toEqual(['only-b $.a.b']);
  });
});

describe('the ignore list', () => {
  const a = '{"claim":{"id":1,"updated_at":"1","labels":[{"id":5,"name":"x"}]},"request_id":"a","meta":{"request_id":"b"}}';
  const b = '{"claim":{"id":2,"updated_at":"2","labels":[{"id":6,"name":"x"}]},"request_id":"c","meta":{"request_id":"d"}}';

  test('leaves paths out, at one depth or at any, and counts what it left out', () => {
    const ignore = createIgnoreList(['claim.updated_at', '**.request_id', 'claim.labels[*].id', 'claim.nothing']);
    const { rows } = compareJson(side(a), side(b), compareDefaults, ignore, true);
    expect(rows.filter(({ finding }) => finding === 'changed').map((row) => jsonPathText(pathOfRow(rows, row)))).toEqual(['$.claim.id']);
    expect(ignore.applied()).toEqual([
      { text: 'claim.updated_at', count: 1 },
      { text: '**.request_id', count: 2 },
      { text: 'claim.labels[*].id', count: 1 },
      { text: 'claim.nothing', count: 0 },
    ]);
  });

  test('recognises items by what is left of them', () => {
    expect(found('[{"at":1,"k":"x"},{"at":2,"k":"y"}]', '[{"at":3,"k":"new"},{"at":4,"k":"x"},{"at":5,"k":"y"}]', { ignore: ['[*].at'] })).toEqual(['only-b $[0]', 'ignored $[0].at', 'ignored $[1].at']);
  });

  test('what cannot be read is left alone', () => {
    expect(found('{"a":1}', '{"a":2}', { ignore: ['', '[', 'header[x]', '**'] })).toEqual(['changed $.a']);
  });
});

test('depth costs no stack', () => {
  const deep = (inner: string): string => '[{"a":'.repeat(20_000) + inner + '}]'.repeat(20_000);
  const { rows } = compareJson(side(deep('1')), side(deep('2')), compareDefaults, createIgnoreList(['**.b', '..c']), true);
  expect(rows.filter(({ finding }) => finding !== 'same')).toHaveLength(1);
});
