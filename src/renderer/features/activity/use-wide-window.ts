import { useSyncExternalStore } from 'react';

const wide = '(min-width: 62.51rem)';

/** True while list and detail stand side by side; in a narrower window they stack. */
export function useWideWindow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(wide).matches);
}

function subscribe(listener: () => void): () => void {
  const query = matchMedia(wide);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
