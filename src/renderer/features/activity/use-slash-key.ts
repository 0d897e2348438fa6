import { useEffect } from 'react';
import { focusPlace } from '../../ui/shortcuts';
import { focusFilter } from './focus';

/** Has “/” lead to the filter from anywhere on the page but text. */
export function useSlashKey(): void {
  useEffect(() => {
    const pressKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : document.activeElement;
      // What floats over the window has keys of its own.
      if (focusPlace(target) === 'text' || (target !== document.body && target?.closest('#root') == null)) return;
      event.preventDefault();
      focusFilter();
    };
    window.addEventListener('keydown', pressKey);
    return () => window.removeEventListener('keydown', pressKey);
  }, []);
}
