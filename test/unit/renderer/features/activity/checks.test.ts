import { describe, expect, it } from 'vitest';
import type { Check, CheckState } from '../../../../../src/shared/model/check';
import { parseJson } from '../../../../../src/shared/json/parse-json';
import { checksSummary, nearestNode, orderedChecks, treeMarks } from '../../../../../src/renderer/features/activity/check-marks';

const check = (state: CheckState, code: string = state): Check => ({ code, state, title: code });
const text = '{"source":"api","performed_by":{"user_id":2642,"name":"John Smith"}}';
const parsed = parseJson(text);
if (!parsed.ok) throw new Error(parsed.message);
const { root } = parsed;

describe('verdicts', () => {
  it('keep the order of the checks up to six, then stand the gravest first', () => {
    const few = [check('pass'), check('fail'), check('warn')];
    expect(orderedChecks(few)).toEqual(few);
    const many = [check('pass', 'a'), check('not-run'), check('warn'), check('pass', 'b'), check('fail'), check('pass', 'c'), check('pass', 'd')];
    expect(orderedChecks(many).map(({ code }) => code)).toEqual(['fail', 'warn', 'a', 'b', 'c', 'd', 'not-run']);
  });

  it('are summed up in words', () => {
    expect(checksSummary([check('pass'), check('pass', 'b'), check('fail')])).toBe('2 pass, 1 fails');
    expect(checksSummary([check('pass'), check('warn'), check('warn', 'b'), check('not-run')])).toBe('1 passes, 2 warn, 1 not run');
  });
});

describe('marks in the tree', () => {
  it('mark the value that a failing check points at, with its verdict', () => {
    const marks = treeMarks(root, [{ code: 'x', state: 'fail', title: 'performed_by does not match source', expected: 'no user_id', pointer: '/performed_by/user_id' }]);
    expect([...marks].map(([node, mark]) => [text.slice(node.start, node.end), mark])).toEqual([['2642', { state: 'fail', reason: 'performed_by does not match source' }]]);
  });

  it('fall back to what is there where the value is missing, and never mark the whole body', () => {
    expect(text.slice(nearestNode(root, '/performed_by/token/x').start).startsWith('{"user_id"')).toBe(true);
    expect(treeMarks(root, [{ code: 'x', state: 'fail', title: 'claim is missing', pointer: '/claim' }]).size).toBe(0);
  });

  it('leave out what passes', () => {
    expect(treeMarks(root, [{ code: 'x', state: 'pass', title: 'source is known', pointer: '/source' }]).size).toBe(0);
  });
});
