import { useEffect, useImperativeHandle, useRef, type ReactNode, type Ref } from 'react';
import type { EditorView } from '@codemirror/view';
import { changeBetween } from './code-editor-change';
import { setEditorNotes, type EditorNote } from './code-editor-notes';
import type { CompleteText } from './code-editor-completion';
import { createEditorView, type EditorLanguage } from './code-editor-view';
import './code-editor.css';

/** A place in the text as people count: lines and columns from 1. */
export interface EditorCursor {
  readonly line: number;
  readonly column: number;
}

/** What can be asked of an editor from outside. */
export interface CodeEditorHandle {
  /** Puts the focus into the text, at an offset where one is given. */
  focus(offset?: number): void;
}

interface CodeEditorProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onCursor?: (cursor: EditorCursor) => void;
  /** What a screen reader calls the text. */
  readonly label: string;
  readonly notes?: readonly EditorNote[];
  /** JSON where it is left out. */
  readonly language?: EditorLanguage;
  /** What could stand at the cursor, offered as one types. */
  readonly complete?: CompleteText | undefined;
  readonly isReadOnly?: boolean;
  readonly ref?: Ref<CodeEditorHandle>;
}

const noNotes: readonly EditorNote[] = [];

/**
 * An editor for JSON or YAML. It lives in a shadow root of its own, so that its styles are adopted sheets
 * and the page's policy needs no exception; colours come through as custom properties.
 * Tab leaves it, Ctrl+F searches inside it, and Ctrl+Enter is left to the page.
 */
export function CodeEditor({ value, onChange, onCursor, label, notes = noNotes, language = 'json', complete, isReadOnly = false, ref }: CodeEditorProps): ReactNode {
  const hostRef = useRef<HTMLDivElement>(null);
  const viewRef = useRef<EditorView>(undefined);
  const latest = useRef({ value, onChange, onCursor, notes, complete });
  latest.current = { value, onChange, onCursor, notes, complete };
  // The text that both sides last agreed on, and what was typed since: any other value was set from outside.
  const agreedText = useRef(value);
  const typedTexts = useRef<string[]>([]);

  useEffect(() => {
    const host = hostRef.current;
    if (host === null) return;
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    agreedText.current = latest.current.value;
    typedTexts.current = [];
    const view = createEditorView({
      root,
      text: latest.current.value,
      label,
      language,
      complete: () => latest.current.complete,
      isReadOnly,
      onChange: (text) => {
        typedTexts.current.push(text);
        latest.current.onChange(text);
      },
      onCursor: (cursor) => latest.current.onCursor?.(cursor),
    });
    viewRef.current = view;
    view.dispatch({ effects: setEditorNotes.of(latest.current.notes) });
    return () => {
      viewRef.current = undefined;
      view.destroy();
    };
  }, [label, language, isReadOnly]);

  useEffect(() => {
    const view = viewRef.current;
    if (view === undefined || value === agreedText.current) return;
    agreedText.current = value;
    const typed = typedTexts.current.indexOf(value);
    typedTexts.current = typed === -1 ? [] : typedTexts.current.slice(typed + 1);
    if (typed !== -1) return;
    const changes = view.state.changes(changeBetween(view.state.doc.toString(), value));
    // Mapped here, both ends the same way: left to itself, a selection of all that is replaced comes out inside out.
    const { anchor, head } = view.state.selection.main;
    view.dispatch({ changes, selection: { anchor: changes.mapPos(anchor, 1), head: changes.mapPos(head, 1) }, userEvent: 'set' });
  }, [value]);

  useEffect(() => {
    viewRef.current?.dispatch({ effects: setEditorNotes.of(notes) });
  }, [notes]);

  useImperativeHandle(ref, () => ({
    focus: (offset) => {
      const view = viewRef.current;
      if (view === undefined) return;
      view.focus();
      if (offset !== undefined) view.dispatch({ selection: { anchor: Math.min(offset, view.state.doc.length) }, scrollIntoView: true });
    },
  }), []);

  return <div ref={hostRef} className="code-editor" />;
}
