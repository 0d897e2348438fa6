import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { EditorView, drawSelection, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import type { EditorCursor } from './code-editor';
import { editorCompletion, type CompleteText } from './code-editor-completion';
import { editorNotes } from './code-editor-notes';
import { editorPhrases, editorTheme } from './code-editor-theme';

/** What the text is written in. */
export type EditorLanguage = 'json' | 'yaml';

interface EditorOptions {
  readonly root: ShadowRoot;
  readonly text: string;
  readonly label: string;
  readonly language: EditorLanguage;
  /** The completion of the moment, where there is one. */
  readonly complete: () => CompleteText | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (text: string) => void;
  readonly onCursor: (cursor: EditorCursor) => void;
}

/** Builds the editor inside a shadow root. Destroy the view when its host goes. */
export function createEditorView({ root, text, label, language, complete, isReadOnly, onChange, onCursor }: EditorOptions): EditorView {
  const state = EditorState.create({
    doc: text,
    extensions: [
      lineNumbers(),
      foldGutter({ openText: '⌄', closedText: '›' }),
      highlightSpecialChars(),
      history(),
      drawSelection(),
      indentUnit.of('  '),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      highlightActiveLineGutter(),
      highlightSelectionMatches(),
      search({ top: true }),
      language === 'json' ? json() : yaml(),
      EditorState.readOnly.of(isReadOnly),
      ...(language === 'yaml' ? [editorCompletion(complete)] : []),
      editorNotes(),
      editorTheme,
      editorPhrases,
      keymap.of([...closeBracketsKeymap, ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'), ...searchKeymap, ...historyKeymap, ...foldKeymap]),
      EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
      EditorView.domEventHandlers({ beforeinput: typeOverSelection }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.doc.toString());
        if (update.docChanged || update.selectionSet) onCursor(cursorOf(update.state));
      }),
    ],
  });
  const view = new EditorView({ state, root, parent: root });
  view.dom.addEventListener('keydown', keepOwnKeys);
  onCursor(cursorOf(state));
  return view;
}

function cursorOf(state: EditorState): EditorCursor {
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  return { line: line.number, column: head - line.from + 1 };
}

/** Outside the shadow root the target is only the host, so the page could not see that a letter was typed into text. */
function keepOwnKeys(event: KeyboardEvent): void {
  const typed = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
  if (typed || event.defaultPrevented) event.stopPropagation();
}

/** Left to itself, Chromium styles what replaces a selection with a style attribute, which the page's policy refuses. */
function typeOverSelection(event: InputEvent, view: EditorView): boolean {
  const { main } = view.state.selection;
  const { data } = event;
  if (event.inputType !== 'insertText' || data === null || main.empty || view.composing || view.state.readOnly) return false;
  const insert = () => view.state.update(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
  const handled = view.state.facet(EditorView.inputHandler).some((handler) => handler(view, main.from, main.to, data, insert));
  if (!handled) view.dispatch(insert());
  event.preventDefault();
  return true;
}
