import { useEffect } from 'react';
import { call } from '../../host/client';
import { onLiveEvent } from '../../host/live';
import { rulesStore } from './rules-state';

const leastPauseMs = 500;

/** Keeps the counts of the rules fresh while the page shows: asked for at most twice a second. */
export function useRulesActivity(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isShown = true;
    const read = async (): Promise<void> => {
      const reply = await call('rules.activity', {});
      if (isShown && reply.ok) rulesStore.setState({ activity: reply.value });
    };
    const readSoon = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void read();
      }, leastPauseMs);
    };
    void read();
    const end = onLiveEvent(({ type }) => {
      if (type === 'activity.changed' || type === 'workspace.changed') readSoon();
    });
    return () => {
      isShown = false;
      clearTimeout(timer);
      end();
    };
  }, []);
}
