import type { CSSProperties, MouseEvent } from 'react';
import type { Choosing } from './selection';

/** Heights of a row of the stream by the density of the workspace. */
export const rowHeightsPx = { comfortable: 28, compact: 24 } as const;
export const headHeightPx = 28;
/** From the edge of a row to the menu that the keys open. */
export const menuInsetPx = 32;

/** The tracks of the columns, for the head and for every row. */
export function tracks(template: string): CSSProperties {
  return { ['--stream-tracks' as string]: template };
}

/** How a row is chosen by the keys that are held while it is clicked. */
export function choosingOf({ ctrlKey, metaKey, shiftKey }: MouseEvent): Choosing {
  const adds = ctrlKey || metaKey;
  if (shiftKey) return adds ? 'add-stretch' : 'stretch';
  return adds ? 'toggle' : 'only';
}
