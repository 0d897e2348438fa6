import { describe, expect, it } from 'vitest';
import { changedColumn, movedColumn } from '../../../../../../src/renderer/ui/column-order';
import { columnLabel, columnLayout, wholeColumns } from '../../../../../../src/renderer/features/activity/columns/column-layout';
import { columnDefaults, type StreamColumn } from '../../../../../../src/shared/model/stream-column';

const names = (columns: readonly { readonly column: string }[]): readonly string[] => columns.map(({ column }) => column);
const own = (column: string): StreamColumn => ({ column, shown: true, widthPx: null });

describe('column layout', () => {
  it('lets columns step aside as the list gets narrower: size, duration, source with the milliseconds, then the user’s own', () => {
    const columns = [...columnDefaults, own('body.claim.id')];
    expect(names(columnLayout(columnDefaults, 760).columns)).toEqual(['direction', 'time', 'event', 'source', 'target', 'status', 'duration', 'size', 'checks']);
    expect(columnLayout(columnDefaults, 760).showsMs).toBe(true);
    expect(names(columnLayout(columnDefaults, 700).columns)).not.toContain('size');
    expect(names(columnLayout(columnDefaults, 640).columns)).not.toContain('duration');
    const narrow = columnLayout(columnDefaults, 520);
    expect(names(narrow.columns)).toEqual(['direction', 'time', 'event', 'target', 'status', 'checks']);
    expect(narrow).toMatchObject({ showsMs: false, template: '0.75rem 1rem 3.75rem minmax(8.125rem, 1.25fr) minmax(6.25rem, 1fr) 5.25rem 1.25rem' });
    expect(names(columnLayout(columns, 900).columns)).toContain('body.claim.id');
    expect(names(columnLayout(columns, 600).columns)).toContain('body.claim.id');
    expect(names(columnLayout(columns, 520).columns)).not.toContain('body.claim.id');
  });

  it('gives a column the width that was chosen, and never draws one that is not known', () => {
    const columns = changedColumn([own('time'), own('soul'), own('header[X-Try]')], 'header[X-Try]', { widthPx: 240 });
    expect(columnLayout(columns, 900)).toMatchObject({ template: '0.75rem 5.75rem 240px' });
  });

  it('gives a time the room of its form', () => {
    expect(columnLayout([own('time')], 900, 100, 'iso')).toMatchObject({ template: '0.75rem 13.5rem' });
    expect(columnLayout([own('time')], 900, 100, 'ago')).toMatchObject({ template: '0.75rem 4.875rem' });
  });

  it('gives larger text wider columns, and drops one sooner', () => {
    expect(columnLayout([own('time'), own('event')], 900, 125)).toMatchObject({ template: '0.75rem 7.1875rem minmax(10.15625rem, 1.25fr)' });
    expect(names(columnLayout(columnDefaults, 760, 125).columns)).not.toContain('size');
  });

  it('moves a column before another, to either side and to the end', () => {
    const columns = ['time', 'event', 'status'].map(own);
    expect(names(movedColumn(columns, 'status', 0))).toEqual(['status', 'time', 'event']);
    expect(names(movedColumn(columns, 'time', 2))).toEqual(['event', 'time', 'status']);
    expect(names(movedColumn(columns, 'time', 3))).toEqual(['event', 'status', 'time']);
    expect(names(movedColumn(columns, 'none', 0))).toEqual(['time', 'event', 'status']);
  });

  it('mends what a file may hold: twice the same, an unknown one, one of ours missing', () => {
    const whole = wholeColumns([own('event'), own('event'), own('soul'), own('body.a')]);
    expect(names(whole).slice(0, 2)).toEqual(['event', 'body.a']);
    expect(new Set(names(whole)).size).toBe(columnDefaults.length + 1);
    expect(whole.filter(({ shown }) => shown).map(({ column }) => column)).toEqual(['event', 'body.a']);
  });

  it('calls a column by what it shows', () => {
    expect(['target', 'header[X-Try]', 'body.claim.id'].map(columnLabel)).toEqual(['Endpoint or path', 'X-Try', 'claim.id']);
  });
});
