import type { LucideIcon } from 'lucide-react';

/** Something that a person can do, from a key, the palette or the native menu. */
export interface Action {
  readonly id: string;
  /** A verb and what it acts on, in sentence case. */
  readonly label: string;
  /** The heading that it stands under in the list of shortcuts. */
  readonly group: string;
  /** Keys separated by spaces, such as `Ctrl Shift Enter`; Ctrl means Command on a Mac. */
  readonly keys?: string;
  readonly icon?: LucideIcon;
  /** What would come of it, such as "UI, John Smith, to 4 endpoints". */
  hint?(): string | undefined;
  run(): void;
  /** False where its keys mean something else, such as in another list than its own. It is offered all the same. */
  keysActHere?(): boolean;
  /** False while it makes no sense; it is then neither offered nor run. */
  available?(): boolean;
}
