import { describe, expect, it } from 'vitest';
import { isMarked, markedCount, noMarks, only, recordSelection, toggled, type Marks, type Selected } from '../../../../../src/renderer/features/activity/selection-marks';

const record = (position: number): Selected => ({ direction: 'received', id: `c${position}`, position });
const stretch = (from: number, to: number): Marks => ({ records: new Map(), matches: { filter: { query: 'claim', quick: 'all' }, from, to, count: to - from + 1, except: new Map() } });

describe('marks', () => {
  it('hold single records, one more and one less', () => {
    const two = toggled(only(record(3)), record(9));
    expect(recordSelection(two)).toEqual({ records: [3, 9] });
    expect(markedCount(two)).toBe(2);
    expect(recordSelection(toggled(two, record(3)))).toEqual({ records: [9] });
    expect(markedCount(noMarks)).toBe(0);
  });

  it('leave single records out of a stretch and take them in again, and keep others beside it', () => {
    const all = stretch(1, 100_000);
    const without = toggled(toggled(all, record(5)), record(7));
    expect(markedCount(without)).toBe(99_998);
    expect(isMarked(without, 5)).toBe(false);
    expect(isMarked(without, 6)).toBe(true);
    const again = toggled(without, record(5));
    expect(recordSelection(again)).toEqual({ records: [], matches: { query: 'claim', quick: 'all', from: 1, to: 100_000, except: [7] } });
    const beside = toggled(again, record(100_001));
    expect(markedCount(beside)).toBe(100_000);
    expect(isMarked(toggled(beside, record(100_001)), 100_001)).toBe(false);
  });

  it('count a record once that was chosen alone and stands in the stretch too', () => {
    const both: Marks = { ...stretch(1, 10), records: new Map([[4, record(4)], [12, record(12)]]) };
    expect(markedCount(both)).toBe(11);
    expect(isMarked(toggled(both, record(4)), 4)).toBe(false);
    expect(markedCount(toggled(both, record(4)))).toBe(10);
  });

  it('stand for one group of the grouped stream, with single records of others beside it', () => {
    const { matches } = stretch(0, 900);
    if (matches === undefined) throw new Error('no stretch');
    const group: Marks = { records: new Map(), matches: { ...matches, count: 700, groups: { by: 'claim', each: new Map([['claim:7', { to: 900, count: 700 }]]) } } };
    expect(isMarked(group, 5, 'claim:7')).toBe(true);
    expect(isMarked(group, 5, 'claim:8')).toBe(false);
    expect(isMarked(group, 5)).toBe(false);
    const beside = toggled(toggled(group, record(5), 'claim:8'), record(6), 'claim:7');
    expect(markedCount(beside)).toBe(700);
    expect(recordSelection(beside)).toEqual({ records: [5], matches: { query: 'claim', quick: 'all', from: 0, to: 900, except: [6], groups: { by: 'claim', each: [{ id: 'claim:7', to: 900 }] } } });
    expect(isMarked(toggled(beside, record(5), 'claim:8'), 5, 'claim:8')).toBe(false);
  });
});
