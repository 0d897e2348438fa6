import type { LucideIcon } from 'lucide-react';
import { createStore } from 'zustand/vanilla';

export interface ToastContent {
  readonly icon?: LucideIcon | undefined;
  readonly tone?: 'ok' | 'warn' | 'fail' | undefined;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly action?: { readonly label: string; readonly keys?: string | undefined; onSelect(): void } | undefined;
  /** How long it stands; without it 5 s, or 10 s where there is something to do. */
  readonly durationMs?: number | undefined;
}

export interface Toast extends ToastContent {
  readonly id: string;
  /** Rises with each change, so that its time begins anew. */
  readonly version: number;
}

const mostShown = 3;
let lastNumber = 0;

/** What stands at the bottom right, oldest first. */
export const toastStore = createStore<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }));

/** Shows a short message. With the id of one that stands, it takes its place. Returns the id. */
export function showToast({ id, ...content }: ToastContent & { readonly id?: string | undefined }): string {
  lastNumber += 1;
  const toast: Toast = { ...content, id: id ?? `toast-${lastNumber}`, version: lastNumber };
  toastStore.setState(({ toasts }) => ({ toasts: [...toasts.filter((other) => other.id !== toast.id), toast].slice(-mostShown) }));
  return toast.id;
}

/** Changes a toast that stands, and gives it its time anew; does nothing where it has gone. */
export function updateToast(id: string, changes: Partial<ToastContent>): void {
  lastNumber += 1;
  const version = lastNumber;
  toastStore.setState(({ toasts }) => ({ toasts: toasts.map((toast) => (toast.id === id ? { ...toast, ...changes, version } : toast)) }));
}

/** Changes the words of a toast without giving it more time, such as a countdown in them. */
export function rewordToast(id: string, words: Pick<ToastContent, 'title' | 'detail'>): void {
  toastStore.setState(({ toasts }) => ({ toasts: toasts.map((toast) => (toast.id === id ? { ...toast, ...words } : toast)) }));
}

/** True while the toast stands. */
export function isToastShown(id: string): boolean {
  return toastStore.getState().toasts.some((toast) => toast.id === id);
}

export function dismissToast(id: string): void {
  toastStore.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}

/** Does what a toast offers, and takes the toast away. */
export function takeToastAction(toast: Toast): void {
  dismissToast(toast.id);
  toast.action?.onSelect();
}

/** How long a toast stands, in milliseconds. */
export function toastDurationMs(toast: ToastContent): number {
  return toast.durationMs ?? (toast.action === undefined ? 5_000 : 10_000);
}
