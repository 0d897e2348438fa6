/** Which rows of a list are drawn, and where. */
export interface RowRange {
  readonly first: number;
  /** One past the last row that is drawn. */
  readonly end: number;
}

/** What decides the range: the scroller's place and height, and rows of one fixed height. */
export interface RowGeometry {
  readonly scrollTopPx: number;
  readonly heightPx: number;
  readonly rowHeightPx: number;
  readonly count: number;
  readonly overscan: number;
}

/** The rows in view and `overscan` more on either side. Takes the same time for ten rows and for a million. */
export function rowsInView(geometry: RowGeometry): RowRange {
  const { scrollTopPx, heightPx, rowHeightPx, count, overscan } = geometry;
  const firstInView = Math.floor(Math.max(0, scrollTopPx) / rowHeightPx);
  const endInView = Math.ceil((Math.max(0, scrollTopPx) + heightPx) / rowHeightPx);
  const end = Math.min(count, endInView + overscan);
  return { first: Math.max(0, Math.min(firstInView - overscan, end)), end };
}

/** Where to scroll so that a row is wholly in view, moving as little as possible. */
export function scrollTopFor(index: number, geometry: Pick<RowGeometry, 'scrollTopPx' | 'heightPx' | 'rowHeightPx'>): number {
  const top = index * geometry.rowHeightPx;
  if (top < geometry.scrollTopPx) return top;
  return Math.max(geometry.scrollTopPx, top + geometry.rowHeightPx - geometry.heightPx);
}
