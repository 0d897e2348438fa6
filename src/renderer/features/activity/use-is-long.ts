import { useEffect, useState } from 'react';

/** What is done sooner than this says nothing of itself. */
const patienceMs = 150;

/** True once something has gone on for longer than anyone waits without a sign. */
export function useIsLong(goesOn: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!goesOn) return undefined;
    const timer = setTimeout(() => setLong(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [goesOn]);
  return goesOn && isLong;
}
