import type { KeyboardEvent } from 'react';

/** How many rows a key goes on in a list, the ends being infinite; undefined where it means nothing here. */
export function rowsOfKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, pageRows: number): number | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  switch (key) {
    case 'ArrowDown':
    case 'j':
    case 'J':
      return 1;
    case 'ArrowUp':
    case 'k':
    case 'K':
      return -1;
    case 'PageDown':
      return pageRows;
    case 'PageUp':
      return -pageRows;
    case 'Home':
      return -Infinity;
    case 'End':
      return Infinity;
    default:
      return undefined;
  }
}
