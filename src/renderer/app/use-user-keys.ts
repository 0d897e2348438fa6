import { useEffect, useLayoutEffect } from 'react';
import { call } from '../host/client';
import { useSnapshot } from '../host/snapshot-store';
import { setUserKeys, useActions } from '../ui/action-registry';

/** Gives the actions the keys that the user chose, and the native menu what the actions are now called and which keys they have. */
export function useUserKeys(): void {
  const shortcuts = useSnapshot((snapshot) => snapshot.workspace.settings.shortcuts);
  useLayoutEffect(() => {
    setUserKeys({ keysOf: new Map(shortcuts.changed.map(({ action, keys }) => [action, keys])), singleKeys: shortcuts.singleKeys });
  }, [shortcuts]);
  const actions = useActions();
  useEffect(() => {
    if (actions.length === 0) return;
    void call('desktop.nameActions', { actions: actions.map(({ id, label, keys }) => ({ id, label, ...(keys === undefined ? {} : { keys }) })) });
  }, [actions]);
}
