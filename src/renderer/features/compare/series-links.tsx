import type { ReactNode } from 'react';

/** A line between the row `a` of one side and the row `b` of the other, by their places on the screen. */
export interface SeriesLink {
  readonly a: number;
  readonly b: number;
  readonly moved: boolean;
}

export const seriesRowPx = 36;
const widthPx = 72;

/** The lines between two series: a crossing one is another order, a row without a line is missing or extra. */
export function SeriesLinks({ links, first, end }: { readonly links: readonly SeriesLink[]; readonly first: number; readonly end: number }): ReactNode {
  const heightPx = (end - first) * seriesRowPx;
  return (
    <svg className="chart ser-links" viewBox={`0 ${first * seriesRowPx} ${widthPx} ${heightPx}`} width={widthPx} height={heightPx} preserveAspectRatio="none" aria-hidden="true">
      {links.map(({ a, b, moved }) => {
        const from = a * seriesRowPx + seriesRowPx / 2;
        const to = b * seriesRowPx + seriesRowPx / 2;
        return <path key={`${a} ${b}`} className={moved ? 'link-moved' : 'link-same'} d={`M0 ${from}C${widthPx / 2} ${from} ${widthPx / 2} ${to} ${widthPx} ${to}`} />;
      })}
    </svg>
  );
}
