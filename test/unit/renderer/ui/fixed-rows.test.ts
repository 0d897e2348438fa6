import { describe, expect, it } from 'vitest';
import { rowsInView, scrollTopFor } from '../../../../src/renderer/ui/fixed-rows';

describe('rowsInView', () => {
  const geometry = { heightPx: 560, rowHeightPx: 28, overscan: 8 };

  it('draws the rows in view and eight more', () => {
    expect(rowsInView({ ...geometry, scrollTopPx: 0, count: 1000 })).toEqual({ first: 0, end: 28 });
    expect(rowsInView({ ...geometry, scrollTopPx: 2800, count: 1000 })).toEqual({ first: 92, end: 128 });
  });

  it('stays inside the list at its end, and when the list got shorter', () => {
    expect(rowsInView({ ...geometry, scrollTopPx: 27_440, count: 1000 })).toEqual({ first: 972, end: 1000 });
    expect(rowsInView({ ...geometry, scrollTopPx: 27_440, count: 3 })).toEqual({ first: 3, end: 3 });
    expect(rowsInView({ ...geometry, scrollTopPx: 0, count: 0 })).toEqual({ first: 0, end: 0 });
  });

  it('never draws more than 60 rows of a million on a tall screen', () => {
    const { first, end } = rowsInView({ scrollTopPx: 14_000_000, heightPx: 1200, rowHeightPx: 28, count: 1_000_000, overscan: 8 });
    expect(end - first).toBeLessThanOrEqual(60);
  });
});

describe('scrollTopFor', () => {
  const geometry = { scrollTopPx: 280, heightPx: 280, rowHeightPx: 28 };

  it('does not move for a row in view, and as little as it can for one outside', () => {
    expect(scrollTopFor(12, geometry)).toBe(280);
    expect(scrollTopFor(3, geometry)).toBe(84);
    expect(scrollTopFor(20, geometry)).toBe(308);
  });
});
