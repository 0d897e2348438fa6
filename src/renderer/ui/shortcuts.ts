import type { Action } from './action';

/** What of a keyboard event decides, so that it can be decided without a document. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
}

/** Where the focus is: text is being written, a list or tree has it, or neither. */
export type FocusPlace = 'text' | 'list' | 'elsewhere';

export const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');

const shown: ReadonlyMap<string, string> = new Map([
  ['Enter', '↵'],
  ['Up', '↑'],
  ['Down', '↓'],
  ['Left', '←'],
  ['Right', '→'],
]);
const shownOnMac: ReadonlyMap<string, string> = new Map([...shown, ['Ctrl', '⌘'], ['Alt', '⌥'], ['Shift', '⇧']]);
const spoken: ReadonlyMap<string, string> = new Map([
  ['Up', 'ArrowUp'],
  ['Down', 'ArrowDown'],
  ['Left', 'ArrowLeft'],
  ['Right', 'ArrowRight'],
  ['Esc', 'Escape'],
  ['Del', 'Delete'],
  ['Space', ' '],
]);

const names: ReadonlyMap<string, string> = new Map([...spoken].map(([name, key]) => [key, name]));

/** The keys of a shortcut as they are drawn, one name a key. */
export function keyNames(keys: string, onMac = isMac): readonly string[] {
  const names = onMac ? shownOnMac : shown;
  return keys.split(' ').map((name) => names.get(name) ?? name);
}

/** A shortcut as `aria-keyshortcuts` wants it: `Ctrl K` becomes `Control+K`. */
export function ariaKeys(keys: string, onMac = isMac): string {
  return keys
    .split(' ')
    .map((name) => (name === 'Ctrl' ? (onMac ? 'Meta' : 'Control') : (spoken.get(name) ?? name)))
    .join('+');
}

/** True where a key press is this shortcut. A sign that needs Shift on some keyboards (such as ?) is told by the sign alone. */
export function matchesKeys(keys: string, press: KeyPress, onMac = isMac): boolean {
  const names = keys.split(' ');
  const last = names.at(-1) ?? '';
  const command = onMac ? press.metaKey : press.ctrlKey;
  const otherCommand = onMac ? press.ctrlKey : press.metaKey;
  if (otherCommand || command !== names.includes('Ctrl') || press.altKey !== names.includes('Alt')) return false;
  const wanted = spoken.get(last) ?? last;
  const isSign = wanted.length === 1 && !/[\p{L}\p{N} ]/u.test(wanted);
  if (!isSign && press.shiftKey !== names.includes('Shift')) return false;
  return press.key.toLowerCase() === wanted.toLowerCase();
}

/** True for a letter or digit alone, with or without Shift: what could be pressed by mistake. */
export function isSingleKey(keys: string): boolean {
  return /^(?:Shift )?[\p{L}\p{N}]$/u.test(keys);
}

/** The shortcut that a key press stands for; undefined for a modifier alone and for what has no name. */
export function keysOfPress(press: KeyPress, onMac = isMac): string | undefined {
  const name = names.get(press.key) ?? (press.key.length === 1 ? press.key.toUpperCase() : press.key);
  if (!/^(?:F\d{1,2}|Up|Down|Left|Right|Esc|Del|Space|Enter|Tab|Home|End|PageUp|PageDown|Backspace|Insert|[^\s])$/u.test(name)) return undefined;
  const isSign = name.length === 1 && !/[\p{L}\p{N}]/u.test(name);
  const parts = [
    ...((onMac ? press.metaKey : press.ctrlKey) ? ['Ctrl'] : []),
    ...(press.altKey ? ['Alt'] : []),
    // A sign says by itself whether Shift was needed for it.
    ...(press.shiftKey && !isSign ? ['Shift'] : []),
    name,
  ];
  return parts.join(' ');
}

/** True where the shortcut may act with the focus there: bare letters only in a list, bare signs anywhere but in text, and the keys of text editing never in text. */
function mayActIn(keys: string, place: FocusPlace): boolean {
  const names = keys.split(' ');
  const isBare = !names.includes('Ctrl') && !names.includes('Alt');
  const last = names.at(-1) ?? '';
  if (!isBare) return place !== 'text' || !['Z', 'Y', 'A', 'C', 'X', 'V', 'Left', 'Right', 'Up', 'Down'].includes(last);
  if (/^F\d+$/.test(last)) return true;
  if (last.length === 1 && !/[\p{L}\p{N}]/u.test(last)) return place !== 'text';
  return place === 'list';
}

/** The action that a key press asks for. None while an input method is composing. */
export function actionFor(press: KeyPress, place: FocusPlace, actions: readonly Action[], onMac = isMac): Action | undefined {
  if (press.isComposing) return undefined;
  return actions.find((action) => action.keys !== undefined && matchesKeys(action.keys, press, onMac) && mayActIn(action.keys, place) && (action.keysActHere?.() ?? true) && (action.available?.() ?? true));
}

/** Where an element stands for shortcuts. */
export function focusPlace(element: Element | null): FocusPlace {
  if (element === null) return 'elsewhere';
  // An editor may keep its text in a shadow root of its own.
  const inside = element.shadowRoot?.activeElement;
  if (inside != null) return focusPlace(inside);
  if (element.closest('input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"]') !== null) return 'text';
  return element.closest('[role="grid"], [role="tree"], [role="listbox"], [data-single-keys]') !== null ? 'list' : 'elsewhere';
}
