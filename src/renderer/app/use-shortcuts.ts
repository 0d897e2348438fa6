import { useLayoutEffect } from 'react';
import { onHostCommand } from '../host/live';
import { actionRegistry, runAction } from '../ui/action-registry';
import { actionFor, focusPlace } from '../ui/shortcuts';
import { selectAllOf, selectsAll } from './select-all';

/** Runs actions by their keys and by what the native menu asks for. */
export function useShortcuts(): void {
  useLayoutEffect(() => {
    const pressKey = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : document.activeElement;
      // What floats over the window stands outside the frame and has keys of its own, until it begins to go.
      const floats = target !== null && target !== document.body && target.closest('#root, [data-closed]') === null;
      // The focus comes into a dialog a moment after it opens; what is typed until then is not meant for what lies under it.
      const isCovered = document.querySelector('.scrim[data-open]') !== null;
      if (event.defaultPrevented) return;
      const action = floats || isCovered ? undefined : actionFor(event, focusPlace(target), actionRegistry.getState().actions);
      if (action === undefined) {
        if (!selectsAll(event, target)) return;
        event.preventDefault();
        selectAllOf(target);
        return;
      }
      event.preventDefault();
      action.run();
    };
    window.addEventListener('keydown', pressKey);
    const endCommands = onHostCommand(({ action }) => {
      runAction(action);
    });
    return () => {
      window.removeEventListener('keydown', pressKey);
      endCommands();
    };
  }, []);
}
