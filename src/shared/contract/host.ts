import type { LiveBatch } from './live-events';
import type { Reply } from './reply';

/** Names of the three messages between the bridge and main. */
export const hostChannels = { call: 'hookbench:call', subscribe: 'hookbench:subscribe', message: 'hookbench:message' } as const;

/** What the native menu asks of the window, by the id of an action. */
export interface HostCommand {
  readonly action: string;
}

/** The bridge between window and main: two functions that never grow. Put on `window.hookbench` by the preload. */
export interface Host {
  /** Calls a method of the contract. Always resolves; a refusal is a Reply with `ok: false`. */
  call(method: string, input: unknown): Promise<Reply<unknown>>;
  /** Tells of live events and menu commands until the returned function is called. */
  subscribe(listener: (message: HostMessage) => void): () => void;
}

export type HostMessage =
  | { readonly kind: 'live'; readonly batch: LiveBatch }
  | { readonly kind: 'command'; readonly command: HostCommand };
