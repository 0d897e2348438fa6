import { useEffect, useImperativeHandle, useRef, type ReactNode, type Ref } from 'react';
import type { EditorView } from '@codemirror/view';
import { changeBetween } from './code-editor-change';
import { setEditorNotes, type EditorNote } from './code-editor-notes';
import { createEditorView } from './code-editor-view';
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
  readonly ref?: Ref<CodeEditorHandle>;
}

const noNotes: readonly EditorNote[] = [];

/**
 * An editor for JSON. It lives in a shadow root of its own, so that its styles are adopted sheets
 * and the page's policy needs no exception; colours come through as custom properties.
 * Tab leaves it, Ctrl+F searches inside it, and Ctrl+Enter is left to the page.
 */
export function CodeEditor({ value, onChange, onCursor, label, notes = noNotes, ref }: CodeEditorProps): ReactNode {
  const hostRef = useRef<HTMLDivElement>(null);
  const viewRef = useRef<EditorView>(undefined);
  const latest = useRef({ value, onChange, onCursor, notes });
  latest.current = { value, onChange, onCursor, notes };
  // The text that both sides last agreed on: a value that differs was set from outside.
  const agreedText = useRef(value);

  useEffect(() => {
    const host = hostRef.current;
    if (host === null) return;
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    agreedText.current = latest.current.value;
    const view = createEditorView({
      root,
      text: latest.current.value,
      label,
      onChange: (text) => {
        agreedText.current = text;
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
  }, [label]);

  useEffect(() => {
    const view = viewRef.current;
    if (view === undefined || value === agreedText.current) return;
    agreedText.current = value;
    view.dispatch({ changes: changeBetween(view.state.doc.toString(), value), userEvent: 'set' });
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
