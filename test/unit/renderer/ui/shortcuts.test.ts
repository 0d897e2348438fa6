import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Action } from '../../../../src/renderer/ui/action';
import { reservedWords } from '../../../../src/renderer/ui/reserved-keys';
import { actionFor, ariaKeys, keyNames, matchesKeys, type KeyPress, keysOfPress } from '../../../../src/renderer/ui/shortcuts';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false, ...held };
}

function action(keys: string, more: Partial<Action> = {}): Action {
  return { id: keys, label: keys, group: 'Test', keys, run: () => undefined, ...more };
}

describe('the keys of a shortcut', () => {
  test('Ctrl is Command on a Mac', () => {
    expect(matchesKeys('Ctrl K', press('k', { ctrlKey: true }), false)).toBe(true);
    expect(matchesKeys('Ctrl K', press('k', { metaKey: true }), false)).toBe(false);
    expect(matchesKeys('Ctrl K', press('k', { metaKey: true }), true)).toBe(true);
    expect(matchesKeys('Ctrl K', press('k', { ctrlKey: true }), true)).toBe(false);
  });

  test('a modifier more or less is another shortcut', () => {
    expect(matchesKeys('Ctrl Enter', press('Enter', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(matchesKeys('Ctrl Shift Enter', press('Enter', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
    expect(matchesKeys('F', press('f', { altKey: true }), false)).toBe(false);
    expect(matchesKeys('F', press('F', { shiftKey: true }), false)).toBe(false);
  });

  test('a sign is told by itself, since keyboards differ in what it needs', () => {
    expect(matchesKeys('?', press('?', { shiftKey: true }), false)).toBe(true);
    expect(matchesKeys('/', press('/', { shiftKey: true }), false)).toBe(true);
    expect(matchesKeys('Ctrl ,', press(',', { ctrlKey: true }), false)).toBe(true);
  });

  test('are drawn and said in the words of the keyboard', () => {
    expect(keyNames('Ctrl Enter', false)).toEqual(['Ctrl', '↵']);
    expect(keyNames('Ctrl Shift F', true)).toEqual(['⌘', '⇧', 'F']);
    expect(ariaKeys('Ctrl K', false)).toBe('Control+K');
    expect(ariaKeys('Ctrl ,', true)).toBe('Meta+,');
    expect(ariaKeys('Shift Up', false)).toBe('Shift+ArrowUp');
  });
});

describe('what a key press asks for', () => {
  const follow = action('F');
  const filter = action('/');
  const palette = action('Ctrl K');
  const undo = action('Ctrl Z');
  const nextPane = action('F6');
  const all = [follow, filter, palette, undo, nextPane];

  test('single letters act only in a list', () => {
    expect(actionFor(press('f'), 'list', all, false)).toBe(follow);
    expect(actionFor(press('f'), 'elsewhere', all, false)).toBeUndefined();
    expect(actionFor(press('f'), 'text', all, false)).toBeUndefined();
  });

  test('signs act anywhere but in text', () => {
    expect(actionFor(press('/'), 'elsewhere', all, false)).toBe(filter);
    expect(actionFor(press('/'), 'text', all, false)).toBeUndefined();
  });

  test('keys with Ctrl act in text too, but for those that edit it', () => {
    expect(actionFor(press('k', { ctrlKey: true }), 'text', all, false)).toBe(palette);
    expect(actionFor(press('z', { ctrlKey: true }), 'text', all, false)).toBeUndefined();
    expect(actionFor(press('z', { ctrlKey: true }), 'list', all, false)).toBe(undo);
    expect(actionFor(press('F6'), 'text', all, false)).toBe(nextPane);
  });

  test('nothing while an input method is composing', () => {
    expect(actionFor(press('k', { ctrlKey: true, isComposing: true }), 'text', all, false)).toBeUndefined();
  });

  test('a key that means something else here is left alone', () => {
    const elsewhere = action('Space', { id: 'elsewhere', keysActHere: () => false });
    const here = action('Space', { id: 'here', keysActHere: () => true });
    expect(actionFor(press(' '), 'list', [elsewhere], false)).toBeUndefined();
    expect(actionFor(press(' '), 'list', [elsewhere, here], false)).toBe(here);
  });

  test('an action that makes no sense now leaves its keys to the next', () => {
    const first = action('Ctrl Enter', { id: 'first', available: () => false });
    const second = action('Ctrl Enter', { id: 'second', available: () => true });
    expect(actionFor(press('Enter', { ctrlKey: true }), 'elsewhere', [first, second], false)).toBe(second);
  });
});

test('the keys of a press are those that the same press is matched by', () => {
  const key = fc.oneof(fc.constantFrom('a', 'Z', '5', '?', '[', ' ', 'é', 'ArrowUp', 'F6', 'Escape', 'Delete', 'PageDown'), fc.string({ minLength: 1, maxLength: 1 }));
  fc.assert(
    fc.property(key, fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean(), (pressed, command, altKey, shiftKey, onMac) => {
      const press = { key: pressed, ctrlKey: command && !onMac, metaKey: command && onMac, altKey, shiftKey, isComposing: false };
      const keys = keysOfPress(press, onMac);
      if (keys !== undefined) expect(matchesKeys(keys, press, onMac)).toBe(true);
    }),
  );
  const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false };
  expect(keysOfPress({ ...plain, key: 'Control', ctrlKey: true })).toBeUndefined();
  expect(keysOfPress({ ...plain, key: 'k', ctrlKey: true, shiftKey: true }, false)).toBe('Ctrl Shift K');
  expect(keysOfPress({ ...plain, key: '?', shiftKey: true })).toBe('?');
});

test('what everything needs is reserved', () => {
  expect(['Ctrl C', 'Ctrl W', 'Ctrl R', 'Tab', 'Shift Tab', 'Enter', 'Ctrl Up', 'Esc', 'Alt F4', 'F11'].map(reservedWords).filter((words) => words === undefined)).toEqual([]);
  expect(['G', 'Shift G', 'Ctrl G', 'Ctrl Shift F', 'F6', '?', 'Space', 'Alt 1', 'Ctrl 1'].map(reservedWords).filter((words) => words !== undefined)).toEqual([]);
});
