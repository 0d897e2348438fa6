import { useCallback, useState, useSyncExternalStore } from 'react';
import { joinClock, listenToClock, runningNowMs, sharedNowMs } from './shared-clock';

const silent = (): (() => void) => () => undefined;

/** The time now, told anew each second while what asks for it is drawn and `running` is true; all that ask are told at once. */
export function useNow(running: boolean): number {
  const [startedAtMs] = useState(Date.now);
  // What was drawn before the clock told a later time is not drawn as of an earlier one.
  const read = useCallback(() => Math.max(startedAtMs, sharedNowMs()), [startedAtMs]);
  return useSyncExternalStore(running ? listenToClock : silent, read);
}

/** What is read off the time now, looked at again each second by one timer for all; what reads the same is not drawn again. */
export function useReadNow<T extends string | number>(read: (nowMs: number) => T): T {
  return useSyncExternalStore(joinClock, () => read(runningNowMs()));
}
