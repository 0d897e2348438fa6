import { useEffect, useState } from 'react';
import type { BodySource, DecodedSource } from '../body-source';

/** What became of a body's content coding: it has none, is being undone, was undone, or cannot be. */
export type DecodedState =
  | { readonly kind: 'none' }
  | { readonly kind: 'working' }
  | ({ readonly kind: 'decoded' } & DecodedSource)
  | { readonly kind: 'refused'; readonly message: string };

/** Has main undo the content coding of a body, where it has one. A late answer for another body is dropped. */
export function useDecoded(source: BodySource): DecodedState {
  const [done, setDone] = useState<{ readonly key: string; readonly state: DecodedState }>();
  const { key, decode } = source;

  useEffect(() => {
    if (decode === undefined) return undefined;
    let current = true;
    void decode().then((reply) => {
      if (current) setDone({ key, state: reply.ok ? { kind: 'decoded', ...reply.value } : { kind: 'refused', message: reply.error.message } });
    });
    return () => {
      current = false;
    };
  }, [key, decode]);

  if (decode === undefined) return { kind: 'none' };
  return done?.key === key ? done.state : { kind: 'working' };
}
