import { expect, test } from 'vitest';
import { claimColumnDefaults, claimLayout, readClaimColumns } from '../../../../../src/renderer/features/desk/columns/claim-columns';
import { changedColumn, movedColumn } from '../../../../../src/renderer/ui/column-order';

const names = (columns: readonly { readonly column: string }[]): readonly string[] => columns.map(({ column }) => column);

test('columns step aside as the list gets narrower, and those hidden give their room', () => {
  expect(names(claimLayout(claimColumnDefaults, 640).columns)).toEqual(names(claimColumnDefaults));
  expect(names(claimLayout(claimColumnDefaults, 545).columns)).toEqual(['number', 'type', 'status', 'assignee', 'changed']);
  expect(names(claimLayout(claimColumnDefaults, 100).columns)).toEqual(['number', 'changed']);
  const withoutType = changedColumn(claimColumnDefaults, 'type', { shown: false });
  expect(names(claimLayout(withoutType, 545).columns)).toEqual(['number', 'status', 'assignee', 'labels', 'changed']);
});

test('tracks stand in the order that was chosen, with the widths that were chosen', () => {
  const columns = changedColumn(movedColumn(claimColumnDefaults, 'changed', 0), 'labels', { widthPx: 200 });
  expect(claimLayout(columns, 900).template).toBe('5.5rem 5.25rem minmax(5rem, 1.5fr) 4.25rem minmax(4rem, 1fr) 200px');
});

test('what was kept is read as far as it makes sense, each column once and none missing', () => {
  expect(readClaimColumns('all')).toBeUndefined();
  const read = readClaimColumns([{ column: 'labels', shown: false, widthPx: 120 }, { column: 'labels', shown: true, widthPx: null }, { column: 'soul', shown: true, widthPx: null }, { column: 'type', shown: true, widthPx: -4 }, null]) ?? [];
  expect(names(read)).toEqual(['labels', 'type', 'number', 'status', 'assignee', 'changed']);
  expect(read.slice(0, 2)).toEqual([{ column: 'labels', shown: false, widthPx: 120 }, { column: 'type', shown: true, widthPx: null }]);
});
