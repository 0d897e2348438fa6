import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--syntax-key)' },
  { tag: [tags.string, tags.content], color: 'var(--syntax-string)' },
  { tag: tags.number, color: 'var(--syntax-number)' },
  { tag: [tags.bool, tags.null], color: 'var(--syntax-atom)' },
  { tag: [tags.punctuation, tags.separator, tags.bracket], color: 'var(--syntax-punct)' },
  { tag: tags.comment, color: 'var(--text-3)' },
  { tag: tags.invalid, color: 'var(--fail-fg)' },
]);

const look = EditorView.theme({
  '&': { flex: '1', minWidth: '0', width: '100%', height: '100%', color: 'var(--text-1)', backgroundColor: 'var(--bg-sunken)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', fontSize: 'var(--fs-12)', lineHeight: 'var(--lh-code)', fontFeatureSettings: '"liga" 0, "calt" 0', scrollbarWidth: 'thin' },
  '.cm-content': { padding: 'var(--sp-8) 0', caretColor: 'var(--text-1)' },
  '.cm-line': { padding: '0 var(--sp-12) 0 var(--sp-4)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--text-1)' },
  '.cm-gutters': { color: 'var(--text-3)', backgroundColor: 'var(--bg-sunken)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '1.75rem', padding: '0 var(--sp-2) 0 var(--sp-8)' },
  '.cm-foldGutter .cm-gutterElement': { width: '0.75rem', padding: '0', textAlign: 'center', cursor: 'pointer' },
  '.cm-activeLineGutter': { color: 'var(--text-1)', backgroundColor: 'transparent' },
  '.cm-foldPlaceholder': { margin: '0 var(--sp-2)', padding: '0 var(--sp-4)', color: 'var(--text-2)', backgroundColor: 'var(--bg-active)', border: 'none', borderRadius: '4px' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': { backgroundColor: 'var(--bg-selected)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--bg-active)' },
  '&.cm-focused .cm-matchingBracket': { color: 'inherit', backgroundColor: 'transparent', outline: '1px solid var(--line-control)' },
  '&.cm-focused .cm-nonmatchingBracket': { color: 'var(--fail-fg)', backgroundColor: 'var(--fail-tint)' },
  '.cm-searchMatch': { color: 'inherit', backgroundColor: 'var(--warn-tint)', outline: '1px solid var(--warn-line)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--bg-selected)', outline: '1px solid var(--focus)' },
  '.cm-specialChar': { color: 'var(--fail-fg)' },

  '.cm-tooltip': { color: 'var(--text-1)', backgroundColor: 'var(--bg-raised)', border: '1px solid var(--line-strong)', borderRadius: 'var(--r-control)', boxShadow: 'var(--shadow-2)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-mono)', maxHeight: '16rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { display: 'flex', alignItems: 'center', gap: 'var(--sp-12)', padding: 'var(--sp-4) var(--sp-8)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { color: 'var(--text-1)', backgroundColor: 'var(--bg-selected)' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: 'var(--fw-semibold)' },
  '.cm-completionDetail': { marginLeft: 'auto', color: 'var(--text-2)', fontFamily: 'var(--font-ui)', fontStyle: 'normal' },

  '.cm-panels': { color: 'var(--text-1)', backgroundColor: 'var(--bg-surface)', fontFamily: 'var(--font-ui)', fontSize: 'var(--fs-12)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 'var(--sp-4) var(--sp-6)', padding: 'var(--sp-6) 2rem var(--sp-6) var(--sp-8)' },
  '.cm-panel.cm-search br': { display: 'none' },
  '.cm-panel.cm-search label': { order: '2', display: 'inline-flex', alignItems: 'center', gap: 'var(--sp-4)', margin: '0', fontSize: 'inherit', color: 'var(--text-2)' },
  '.cm-panel.cm-search input[type=checkbox]': { margin: '0', accentColor: 'var(--accent)' },
  '.cm-panel.cm-search .cm-textfield': { flex: '1 1 40%', minWidth: '8rem', height: '1.5rem', margin: '0', padding: '0 var(--sp-6)', color: 'var(--text-1)', backgroundColor: 'var(--bg-surface)', border: '1px solid var(--line-control)', borderRadius: 'var(--r-control)', fontSize: 'inherit' },
  // Wide enough to begin a line of its own, under the search.
  '.cm-panel.cm-search .cm-textfield[name=replace]': { flexBasis: '55%', order: '1' },
  '.cm-panel.cm-search .cm-button[name^=replace]': { order: '1' },
  '.cm-panel.cm-search .cm-button': { height: '1.5rem', margin: '0', padding: '0 var(--sp-8)', color: 'var(--text-1)', background: 'var(--bg-surface)', border: '1px solid var(--line-strong)', borderRadius: 'var(--r-control)', fontSize: 'inherit' },
  '.cm-panel.cm-search button[name=close]': { width: '1.5rem', height: '1.5rem', top: '6px', right: '6px', color: 'var(--text-2)', fontSize: 'var(--fs-15)' },
  '.cm-textfield:focus-visible, .cm-button:focus-visible, button:focus-visible': { outline: '2px solid var(--focus)', outlineOffset: '1px' },

  '.cm-note-line.is-warn': { backgroundColor: 'var(--warn-tint)' },
  '.cm-note-line.is-fail': { backgroundColor: 'var(--fail-tint)' },
  '.cm-note-gutter.is-warn': { color: 'var(--warn-fg)', backgroundColor: 'var(--warn-tint)', fontWeight: 'var(--fw-semibold)' },
  '.cm-note-gutter.is-fail': { color: 'var(--fail-fg)', backgroundColor: 'var(--fail-tint)', fontWeight: 'var(--fw-semibold)' },
  '.cm-note-mark': { textDecoration: 'underline wavy 1.25px', textUnderlineOffset: '3px' },
  '.cm-note-mark.is-warn': { textDecorationColor: 'var(--warn-solid)' },
  '.cm-note-mark.is-fail': { textDecorationColor: 'var(--fail-solid)' },
  '.cm-note': { display: 'flex', alignItems: 'center', gap: 'var(--sp-8)', padding: 'var(--sp-6) var(--sp-8) var(--sp-6) var(--sp-4)', color: 'var(--text-1)', fontFamily: 'var(--font-ui)', lineHeight: '1.4', whiteSpace: 'normal' },
  '.cm-note.is-warn': { backgroundColor: 'var(--warn-tint)' },
  '.cm-note.is-fail': { backgroundColor: 'var(--fail-tint)' },
  '.cm-note svg': { width: '14px', height: '14px', flex: 'none', fill: 'none', stroke: 'currentColor', strokeWidth: '1.75', strokeLinecap: 'round', strokeLinejoin: 'round' },
  '.cm-note.is-warn svg': { color: 'var(--warn-fg)' },
  '.cm-note.is-fail svg': { color: 'var(--fail-fg)' },
  '.cm-note strong': { fontWeight: 'var(--fw-semibold)' },
  '.cm-note button': { marginLeft: 'auto', padding: '0', flex: 'none', color: 'var(--accent-fg)', background: 'none', border: 'none', font: 'inherit', fontWeight: 'var(--fw-medium)', cursor: 'pointer' },
});

/** The look of the editor: every colour is a role of the page's tokens, so it follows the theme by itself. */
export const editorTheme: Extension = [look, syntaxHighlighting(colours)];

/** The search panel in the words of the window. */
export const editorPhrases: Extension = EditorState.phrases.of({
  next: 'Next',
  previous: 'Previous',
  all: 'All',
  'match case': 'Match case',
  regexp: 'Regular expression',
  'by word': 'Whole words',
  replace: 'Replace',
  'replace all': 'Replace all',
  close: 'Close search',
});
