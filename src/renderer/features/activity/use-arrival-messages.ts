import { useEffect } from 'react';
import { onLiveEvent } from '../../host/live';
import { useSnapshot } from '../../host/snapshot-store';
import { announce } from '../../ui/live-region';
import { arrivalWords } from './arrival-words';

const pauseMs = 2000;

/** Tells a screen reader what came, at most once in two seconds, unless the settings say otherwise. */
export function useArrivalMessages(): void {
  const tells = useSnapshot((snapshot) => snapshot.workspace.settings.tellArrivals);
  useEffect(() => {
    if (!tells) return undefined;
    let added = 0;
    let checksFailed = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      timer = undefined;
      if (added === 0) return;
      announce(arrivalWords(added, checksFailed));
      added = 0;
      checksFailed = 0;
      timer = setTimeout(tell, pauseMs);
    };
    const stopListening = onLiveEvent((event) => {
      if (event.type !== 'activity.changed' || event.added === 0) return;
      added += event.added;
      checksFailed += event.checksFailed;
      if (timer === undefined) tell();
    });
    return () => {
      stopListening();
      clearTimeout(timer);
    };
  }, [tells]);
}
