import { expect, it } from 'vitest';
import { valueCondition } from '../../../../../src/renderer/features/activity/value-condition';
import { nodeAt } from '../../../../../src/shared/json/json-pointer';
import { parseJson } from '../../../../../src/shared/json/parse-json';
import { conditionText } from '../../../../../src/shared/query/query-text';

const text = JSON.stringify({ claim: { id: 4211, labels: ['glass', 'fast track'], 'first name': 'Ann*', note: 'x'.repeat(300), open: true }, '': null }).replace('4211', '90071992547409931');

it.each([
  ['/claim/id', 'body.claim.id:90071992547409931'],
  ['/claim/labels/1', 'body.claim.labels:"fast track"'],
  ['/claim/labels', 'body.claim.labels'],
  ['/claim/first name', 'body.claim."first name":"Ann*"'],
  ['/claim/open', 'body.claim.open:true'],
  ['/claim/note', `body.claim.note:${'x'.repeat(200)}*`],
  ['/', 'body."":null'],
  ['', undefined],
])('finds the value at %s by %s', (pointer, expected) => {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.message);
  const node = nodeAt(parsed.root, pointer);
  const condition = node && valueCondition(text, parsed.root, node);
  expect(condition && conditionText(condition)).toBe(expected);
});
