import { vi } from 'vitest';

/** Waits until `look` does not throw. Its limit only ends what hangs, as that of a whole test does. */
export function waitFor(look: () => void, options: { readonly interval?: number } = {}): Promise<void> {
  return vi.waitFor(look, { timeout: 120_000, ...options });
}
