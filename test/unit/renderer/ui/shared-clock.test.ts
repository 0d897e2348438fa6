import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { joinClock, listenToClock, runningNowMs, sharedNowMs } from '../../../../src/renderer/ui/shared-clock';

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2030, 0, 1) }));
afterEach(() => void vi.useRealTimers());

it('tells every listener the same time at once, whenever each began to listen', () => {
  const told: string[] = [];
  const stopFirst = listenToClock(() => told.push(`first ${sharedNowMs() - Date.UTC(2030, 0, 1)}`));
  vi.advanceTimersByTime(400);
  const stopSecond = listenToClock(() => told.push(`second ${sharedNowMs() - Date.UTC(2030, 0, 1)}`));
  vi.advanceTimersByTime(1000);
  expect(told).toEqual(['first 0', 'first 400', 'second 400', 'first 1000', 'second 1000']);
  stopFirst();
  stopSecond();
});

it('stops with the last listener', () => {
  const stop = listenToClock(() => undefined);
  expect(vi.getTimerCount()).toBe(1);
  stop();
  expect(vi.getTimerCount()).toBe(0);
});

it('is joined without telling the others, and read as of now while it stands still', () => {
  vi.advanceTimersByTime(300);
  expect(runningNowMs()).toBe(Date.UTC(2030, 0, 1) + 300);
  let told = 0;
  const leave = [joinClock(() => (told += 1)), joinClock(() => (told += 1))];
  vi.advanceTimersByTime(999);
  expect([told, runningNowMs()]).toEqual([0, Date.UTC(2030, 0, 1) + 300]);
  vi.advanceTimersByTime(1);
  expect([told, runningNowMs()]).toEqual([2, Date.UTC(2030, 0, 1) + 1300]);
  for (const each of leave) each();
});
