import type { Look } from '../model/look';

/** Methods that keep what was looked at, for the mark `unread` of queries. */
export interface LookContract {
  /** What was looked at, and the newest position that the log gave; 0 in a new log. */
  'look.get': { input: Record<string, never>; output: { readonly look: Look; readonly newest: number } };
  /** Sets what was looked at. It holds at once, and is on disk within seconds. `readTo` is at most `keptTo` and at most `seenTo`. */
  'look.set': { input: Look; output: Record<string, never> };
}
