import { expect, test } from 'vitest';
import { cellAfterKey } from '../../../../../src/renderer/features/endpoints/subscription-grid';

test('moves by one and stops at the edges', () => {
  expect(cellAfterKey({ row: 0, column: 0 }, 'ArrowDown', false, 3, 2)).toEqual({ row: 1, column: 0 });
  expect(cellAfterKey({ row: 2, column: 1 }, 'ArrowDown', false, 3, 2)).toEqual({ row: 2, column: 1 });
  expect(cellAfterKey({ row: 0, column: 0 }, 'ArrowLeft', false, 3, 2)).toEqual({ row: 0, column: 0 });
  expect(cellAfterKey({ row: 0, column: 0 }, 'ArrowRight', false, 3, 2)).toEqual({ row: 0, column: 1 });
  expect(cellAfterKey({ row: 1, column: 1 }, 'ArrowUp', false, 3, 2)).toEqual({ row: 0, column: 1 });
});

test('goes to the ends of the row, and to the corners with Ctrl', () => {
  expect(cellAfterKey({ row: 1, column: 1 }, 'Home', false, 3, 4)).toEqual({ row: 1, column: 0 });
  expect(cellAfterKey({ row: 1, column: 1 }, 'End', false, 3, 4)).toEqual({ row: 1, column: 3 });
  expect(cellAfterKey({ row: 1, column: 1 }, 'End', true, 3, 4)).toEqual({ row: 2, column: 3 });
});

test('leaves other keys alone', () => {
  expect(cellAfterKey({ row: 1, column: 1 }, 'Tab', false, 3, 4)).toBeUndefined();
});
