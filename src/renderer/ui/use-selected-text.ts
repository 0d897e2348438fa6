import { useEffect, useRef, type RefObject } from 'react';

/** Puts the focus on a field and selects what it says, where that is wanted; `done` says that it was. */
export function useSelectedText(wanted: boolean, done: () => void): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!wanted) return;
    field.current?.focus();
    field.current?.select();
    done();
  }, [wanted, done]);
  return field;
}
