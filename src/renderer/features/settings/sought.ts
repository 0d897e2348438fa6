import { createContext, isValidElement, type ReactNode } from 'react';

/** What is looked for among the settings; nothing shows all of them. */
export const Sought = createContext('');

/** True where every word that is looked for stands in the text, without case. */
export function isSought(sought: string, text: string): boolean {
  const within = text.toLowerCase();
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => within.includes(word));
}

/** The words that stand written in what is shown; what a component makes of itself is not among them. */
export function textOf(shown: ReactNode): string {
  if (typeof shown === 'string' || typeof shown === 'number') return String(shown);
  if (Array.isArray(shown)) return shown.map((part: ReactNode) => textOf(part)).join('');
  return isValidElement<{ readonly children?: ReactNode }>(shown) ? textOf(shown.props.children) : '';
}
