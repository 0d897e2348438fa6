import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { queryFields, queryMarks, queryStates } from '../../../../src/shared/query/fields';
import { parseQuery } from '../../../../src/shared/query/parse-query';
import { queryText } from '../../../../src/shared/query/query-text';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/query-language.md'), 'utf8');
const blocks = [...page.matchAll(/^```query\n([^]*?)^```/gm)].flatMap(([, lines = '']) => lines.trim().split('\n'));
const inline = [...page.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);
/** Whole conditions within the text: a field with a value, or with a path. */
const conditions = inline.filter((text) => /^-?(?:[a-z]+:[^\s]|(?:header|body)[.[])/.test(text) && text !== 'header[name]' && text !== 'body.path');

it.each(blocks)('the example %s can be read', (text) => {
  const parsed = parseQuery(text);
  expect(parsed.ok ? 'read' : parsed.problem.message).toBe('read');
  expect(parsed.ok && parseQuery(queryText(parsed.query)).ok).toBe(true);
});

it('every condition in the text can be read', () => {
  expect(conditions.length).toBeGreaterThan(40);
  expect(conditions.filter((text) => !parseQuery(text).ok)).toEqual([]);
});

it('every field, mark and state has its place, and every example of completion can be read', () => {
  for (const { name, start, example } of queryFields) {
    expect(page).toContain(`\`${start === `${name}:` ? start : name}`);
    expect(parseQuery(example).ok, example).toBe(true);
  }
  for (const word of [...queryMarks.map(({ mark }) => mark), ...queryStates.map(({ state }) => state)]) expect(page).toContain(`\`${word}\``);
});
