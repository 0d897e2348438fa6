import type { ReactNode } from 'react';
import type { MarkColour } from '../../../../shared/model/record-mark';

/** The colour that the user gave a record. With a label it says so; without one, words beside it do. */
export function Swatch({ colour, label }: { readonly colour: MarkColour; readonly label?: string }): ReactNode {
  return <span className={`mark-swatch mark-${colour}`} {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label, title: label })} />;
}
