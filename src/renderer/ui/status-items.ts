import type { LucideIcon } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { createStore } from 'zustand/vanilla';

/** One thing in the status bar. With `onSelect` it is a button; with `pressed` one that stays down. */
export interface StatusItem {
  readonly id: string;
  readonly side: 'start' | 'end';
  readonly content: ReactNode;
  readonly icon?: LucideIcon | undefined;
  readonly tone?: 'ok' | 'warn' | 'fail' | undefined;
  readonly pressed?: boolean | undefined;
  /** What it does, for its tooltip. */
  readonly tip?: string | undefined;
  /** The action whose keys do the same; they stand in its tooltip. */
  readonly keysOf?: string | undefined;
  /** True for what steps aside in a narrow window. */
  readonly spare?: boolean | undefined;
  onSelect?: (() => void) | undefined;
}

/** What pages have put into the status bar, in the order in which it came. */
export const statusItemsStore = createStore<{ readonly items: readonly StatusItem[] }>(() => ({ items: [] }));

/** Puts an item into the status bar, in the place of the one with its id. */
export function setStatusItem(item: StatusItem): void {
  statusItemsStore.setState(({ items }) => ({
    items: items.some(({ id }) => id === item.id) ? items.map((other) => (other.id === item.id ? item : other)) : [...items, item],
  }));
}

export function removeStatusItem(id: string): void {
  statusItemsStore.setState(({ items }) => ({ items: items.filter((item) => item.id !== id) }));
}

/** Keeps items in the status bar while the component that calls this is shown. */
export function useStatusItems(items: readonly StatusItem[]): void {
  useEffect(() => {
    for (const item of items) setStatusItem(item);
  }, [items]);
  const ids = items.map((item) => item.id).join(' ');
  useEffect(
    () => () => {
      for (const id of ids.split(' ')) removeStatusItem(id);
    },
    [ids],
  );
}
