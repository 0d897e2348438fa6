import { useEffect, useState } from 'react';

const tickMs = 1000;

/** The time now, told anew each second while what asks for it is drawn and `running` is true. */
export function useNow(running: boolean): number {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    if (!running) return undefined;
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, [running]);
  return nowMs;
}
