import { onTestFinished, vi } from 'vitest';

/** Holds the timeouts of the product until the test lets time pass, so that none comes too early on a busy machine. Sockets go on as ever. */
export function holdTimeouts(): { pass(durationMs: number): void } {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  return { pass: (durationMs) => void vi.advanceTimersByTime(durationMs) };
}
