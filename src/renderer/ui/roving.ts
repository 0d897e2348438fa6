import type { KeyboardEvent } from 'react';

/** The place that an arrow, Home or End leads to within a row of controls that is one tab stop, going round at the ends; undefined for other keys. */
export function rovingTarget(key: string, index: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (index + 1) % count;
    case 'ArrowLeft':
    case 'ArrowUp':
      return (index - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** Moves the focus among the children of the element that heard the key, and tells which one has it now. */
export function moveFocus(event: KeyboardEvent<HTMLElement>, index: number, count: number, onMove: (index: number) => void): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const target = rovingTarget(event.key, index, count);
  if (target === undefined) return;
  event.preventDefault();
  const control = event.currentTarget.children[target];
  if (control instanceof HTMLElement) control.focus();
  onMove(target);
}
