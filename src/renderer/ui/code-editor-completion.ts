import { autocompletion, completionKeymap, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';

/** One thing that could stand at the cursor, with what it means in words. */
export interface EditorCompletion {
  readonly label: string;
  readonly detail?: string;
  /** What is put into the text; the label where it is left out. */
  readonly insert?: string;
}

/** What could stand between `from` and the cursor. */
export interface EditorCompletions {
  readonly from: number;
  readonly options: readonly EditorCompletion[];
}

/** Finds what could stand at an offset of the text; undefined where nothing is to be offered. */
export type CompleteText = (text: string, offset: number) => EditorCompletions | undefined;

/** Offers what could stand at the cursor, as one types and on Ctrl+Space. */
export function editorCompletion(complete: () => CompleteText | undefined): Extension {
  const source = (context: CompletionContext): CompletionResult | null => {
    const found = complete()?.(context.state.doc.toString(), context.pos);
    if (found === undefined || found.options.length === 0) return null;
    if (!context.explicit && found.from === context.pos && !/[\s:-]$/.test(context.state.sliceDoc(Math.max(0, context.pos - 1), context.pos))) return null;
    return { from: found.from, options: found.options.map(optionOf), validFor: /^[\w.]*$/ };
  };
  return [autocompletion({ override: [source], icons: false }), keymap.of(completionKeymap)];
}

function optionOf({ label, detail, insert }: EditorCompletion): Completion {
  return { label, ...(detail === undefined ? {} : { detail }), ...(insert === undefined ? {} : { apply: insert }) };
}
