import { useEffect, type ComponentType, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** A part of the window whose code is a file of its own. `fetch` brings it in before it is shown; it never fails, a part that cannot be had throws where it is drawn. */
export type Later<P> = ((props: P) => ReactNode) & { readonly fetch: () => Promise<void> };

type Fetched<P> = { readonly kind: 'not-here' } | { readonly kind: 'here'; readonly Part: ComponentType<P> } | { readonly kind: 'failed'; readonly error: unknown };

const parts: (() => Promise<void>)[] = [];

/**
 * Makes a part that is fetched when it is first drawn, or when the window has nothing else to do, whichever comes first; one that shows nothing
 * until it is asked for (`inQuiet`) waits for that. Once it is here it is drawn at once: unlike a suspended component it never shows its absence again.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>, when: 'drawn' | 'inQuiet' = 'drawn'): Later<P> {
  const store = createStore<Fetched<P>>(() => ({ kind: 'not-here' }));
  let fetching: Promise<void> | undefined;
  const fetch = (): Promise<void> => {
    fetching ??= load().then(
      (Part) => store.setState({ kind: 'here', Part }, true),
      (error: unknown) => store.setState({ kind: 'failed', error }, true),
    );
    return fetching;
  };
  parts.push(fetch);

  function Part(props: P): ReactNode {
    const fetched = useStore(store);
    useEffect(() => {
      if (when === 'drawn') void fetch();
    }, []);
    if (fetched.kind === 'failed') throw fetched.error;
    return fetched.kind === 'here' ? <fetched.Part {...props} /> : null;
  }
  return Object.assign(Part, { fetch });
}

/** Fetches every part that is not here yet, one after each call of `untilQuiet`; those that they bring along too. */
export async function fetchParts(untilQuiet: () => Promise<void>): Promise<void> {
  for (const fetch of parts) {
    await untilQuiet();
    await fetch();
  }
}
