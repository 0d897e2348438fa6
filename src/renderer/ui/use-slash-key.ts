import { useEffect } from 'react';
import { focusPlace } from './shortcuts';

/** Has “/” lead to the page’s field for looking things up, from anywhere on the page but text. `onSlash` must stay the same one. */
export function useSlashKey(onSlash: () => void): void {
  useEffect(() => {
    const pressKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : document.activeElement;
      // What floats over the window has keys of its own.
      if (focusPlace(target) === 'text' || (target !== document.body && target?.closest('#root') == null)) return;
      event.preventDefault();
      onSlash();
    };
    window.addEventListener('keydown', pressKey);
    return () => window.removeEventListener('keydown', pressKey);
  }, [onSlash]);
}
