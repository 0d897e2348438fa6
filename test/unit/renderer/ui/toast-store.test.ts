import { beforeEach, expect, test } from 'vitest';
import { dismissToast, showToast, takeToastAction, toastDurationMs, toastStore, updateToast } from '../../../../src/renderer/ui/toast-store';

const titles = (): readonly string[] => toastStore.getState().toasts.map(({ title }) => title);

beforeEach(() => toastStore.setState({ toasts: [] }));

test('at most three stand, the newest last', () => {
  for (const title of ['one', 'two', 'three', 'four']) showToast({ title });
  expect(titles()).toEqual(['two', 'three', 'four']);
});

test('one with the id of another takes its place', () => {
  showToast({ id: 'sent', title: 'Sent 1' });
  showToast({ title: 'other' });
  showToast({ id: 'sent', title: 'Sent 2' });
  expect(titles()).toEqual(['other', 'Sent 2']);
});

test('a change keeps the place and begins its time anew; one that has gone stays gone', () => {
  const id = showToast({ title: 'Sending' });
  showToast({ title: 'other' });
  const before = toastStore.getState().toasts[0]?.version;
  updateToast(id, { title: 'Sent' });
  expect(titles()).toEqual(['Sent', 'other']);
  expect(toastStore.getState().toasts[0]?.version).not.toBe(before);
  dismissToast(id);
  updateToast(id, { title: 'late' });
  expect(titles()).toEqual(['other']);
});

test('its action is taken once, and takes it away', () => {
  let taken = 0;
  showToast({ title: 'Deleted', action: { label: 'Undo', onSelect: () => (taken += 1) } });
  const [toast] = toastStore.getState().toasts;
  if (toast !== undefined) takeToastAction(toast);
  expect(taken).toBe(1);
  expect(titles()).toEqual([]);
});

test('stands longer where there is something to do', () => {
  expect(toastDurationMs({ title: 'a' })).toBe(5_000);
  expect(toastDurationMs({ title: 'a', action: { label: 'Undo', onSelect: () => undefined } })).toBe(10_000);
  expect(toastDurationMs({ title: 'a', durationMs: 1 })).toBe(1);
});
