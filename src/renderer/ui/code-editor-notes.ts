import { RangeSet, RangeSetBuilder, StateEffect, StateField, type EditorState, type Extension, type Text } from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, WidgetType, gutterLineClass, gutterWidgetClass, keymap, type DecorationSet } from '@codemirror/view';

/** A remark on a stretch of the text, shown under its line, with the change that would mend it where there is one. */
export interface EditorNote {
  /** Offsets in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  readonly tone: 'warn' | 'fail';
  readonly title: string;
  readonly text?: string;
  readonly fix?: { readonly label: string; readonly run: () => void };
}

/** Puts these notes in place of the ones before. */
export const setEditorNotes = StateEffect.define<readonly EditorNote[]>();

const shownNotes = 20;

interface PlacedNotes {
  readonly notes: readonly EditorNote[];
  readonly marks: DecorationSet;
  readonly gutter: RangeSet<GutterMarker>;
}

class GutterTint extends GutterMarker {
  constructor(override readonly elementClass: string) {
    super();
  }
}

const gutterTints = { warn: new GutterTint('cm-note-gutter is-warn'), fail: new GutterTint('cm-note-gutter is-fail') } as const;

const placedNotes = StateField.define<PlacedNotes>({
  create: () => ({ notes: [], marks: Decoration.none, gutter: RangeSet.empty }),
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setEditorNotes)) return placed(effect.value, transaction.state.doc);
    }
    // Until main has judged the new text, the notes keep their places in it.
    if (!transaction.docChanged) return value;
    return { notes: value.notes, marks: value.marks.map(transaction.changes), gutter: value.gutter.map(transaction.changes) };
  },
  provide: (field) => [EditorView.decorations.from(field, (value) => value.marks), gutterLineClass.from(field, (value) => value.gutter)],
});

/** The gutter beside a note has its tint, as the line above it has. */
const besideNotes = gutterWidgetClass.of((_view, widget) => (widget instanceof NoteWidget ? gutterTints[widget.note.tone] : null));

/** Shows notes in the text. Ctrl+. does the fix of the cursor's line, or the first there is. */
export function editorNotes(): Extension {
  return [placedNotes, besideNotes, keymap.of([{ key: 'Mod-.', run: runFix }])];
}

function runFix({ state }: EditorView): boolean {
  const { notes } = state.field(placedNotes);
  const cursorLine = state.doc.lineAt(state.selection.main.head).number;
  const fix = (notes.find((note) => note.fix !== undefined && lineOf(state, note) === cursorLine) ?? notes.find((note) => note.fix !== undefined))?.fix;
  fix?.run();
  return fix !== undefined;
}

function lineOf(state: EditorState, note: EditorNote): number {
  return state.doc.lineAt(Math.min(note.from, state.doc.length)).number;
}

function placed(notes: readonly EditorNote[], doc: Text): PlacedNotes {
  const builder = new RangeSetBuilder<Decoration>();
  const gutter = new RangeSetBuilder<GutterMarker>();
  const byLine = new Map<number, EditorNote[]>();
  const sorted = notes.toSorted((one, other) => one.from - other.from).slice(0, shownNotes);
  for (const note of sorted) {
    const line = doc.lineAt(Math.min(note.from, doc.length)).number;
    byLine.set(line, [...(byLine.get(line) ?? []), note]);
  }
  for (const [number, onLine] of byLine) {
    const line = doc.line(number);
    const tone = onLine.some((note) => note.tone === 'fail') ? 'fail' : 'warn';
    builder.add(line.from, line.from, Decoration.line({ class: `cm-note-line is-${tone}` }));
    gutter.add(line.from, line.from, gutterTints[tone]);
    let reached = line.from;
    for (const note of onLine) {
      const from = Math.max(reached, Math.min(note.from, line.to));
      const to = Math.min(Math.max(note.to, from), line.to);
      if (to > from) builder.add(from, to, Decoration.mark({ class: `cm-note-mark is-${note.tone}` }));
      reached = Math.max(reached, to);
    }
    for (const note of onLine) builder.add(line.to, line.to, Decoration.widget({ widget: new NoteWidget(note), block: true, side: 1 }));
  }
  return { notes, marks: builder.finish(), gutter: gutter.finish() };
}

class NoteWidget extends WidgetType {
  constructor(readonly note: EditorNote) {
    super();
  }

  override eq(other: NoteWidget): boolean {
    return other.note === this.note;
  }

  override get estimatedHeight(): number {
    return 30;
  }

  override ignoreEvent(): boolean {
    return true;
  }

  override toDOM(): HTMLElement {
    const { tone, title, text, fix } = this.note;
    const block = document.createElement('div');
    block.className = `cm-note is-${tone}`;
    block.setAttribute('role', 'note');
    const words = document.createElement('span');
    const strong = document.createElement('strong');
    strong.textContent = title;
    words.append(strong, ...(text === undefined ? [] : [` ${text}`]));
    block.append(warningIcon(), words);
    if (fix !== undefined) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = fix.label;
      button.addEventListener('click', fix.run);
      block.append(button);
    }
    return block;
  }
}

/** The triangle of Lucide (ISC licence): the editor's own elements are made without React. */
function warningIcon(): SVGSVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const icon = document.createElementNS(namespace, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  for (const outline of ['m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3', 'M12 9v4', 'M12 17h.01']) {
    const path = document.createElementNS(namespace, 'path');
    path.setAttribute('d', outline);
    icon.append(path);
  }
  return icon;
}
