import { useState } from 'react';
import type { BodySource } from './body-source';

/** The same source for as long as it stands for the same bytes: a record that is read again, because it was pinned or judged, need not have its body read and parsed again. */
export function useBodySource<T extends BodySource | undefined>(source: T): T {
  const [held, setHeld] = useState(source);
  if (held?.key === source?.key) return held;
  setHeld(source);
  return source;
}
