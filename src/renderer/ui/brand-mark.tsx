import type { ReactNode } from 'react';

/** The program's sign: a hook over the line that it catches on. */
export function BrandMark(): ReactNode {
  return (
    <svg className="brand-mark" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="15" cy="4" r="1.75" />
      <path d="M15 5.75v6.5a4.5 4.5 0 0 1-9 0V11l2.5 2" />
      <path className="catch" d="M4 21h16" />
    </svg>
  );
}
