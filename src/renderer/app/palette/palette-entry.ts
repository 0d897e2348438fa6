import type { LucideIcon } from 'lucide-react';
import type { Ranges } from './palette-match';

/** One line of the palette. */
export interface PaletteEntry {
  readonly id: string;
  readonly icon: LucideIcon | undefined;
  readonly label: string;
  readonly ranges: Ranges;
  /** What would come of it, or what it is, after the label. */
  readonly detail?: string | undefined;
  readonly keys?: string | undefined;
  /** A few words at the right edge. */
  readonly note?: { readonly text: string; readonly icon?: LucideIcon | undefined; readonly tone?: 'warn' | 'fail' | undefined } | undefined;
  run(): void;
}

/** Lines of one kind under a heading. */
export interface PaletteGroup {
  readonly value: string;
  readonly items: readonly PaletteEntry[];
}
