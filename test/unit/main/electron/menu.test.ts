import { expect, test } from 'vitest';
import type { MenuItemConstructorOptions } from 'electron';
import type { NamedAction } from '../../../../src/shared/contract/contract';
import { menuTemplate } from '../../../../src/main/electron/menu';

const named: readonly NamedAction[] = [
  { id: 'section.activity', label: 'Go to Activity', keys: 'Ctrl 1' },
  { id: 'section.settings', label: 'Go to Settings', keys: 'Ctrl ,' },
  { id: 'palette.open', label: 'Search and run', keys: 'Ctrl Alt K' },
  { id: 'activity.group', label: 'Group: by event, by claim, or not', keys: 'G' },
  { id: 'activity.compare', label: 'Compare', keys: 'D' },
  { id: 'activity.focusFilter', label: 'Filter activity' },
  { id: 'endpoints.new', label: 'New endpoint', keys: 'Ctrl N' },
  { id: 'shortcuts.show', label: 'Show all shortcuts', keys: 'Ctrl €"' },
];

function itemsOf(parts: { isMac: boolean; isDevelopment: boolean }, actions: string[] = []): MenuItemConstructorOptions[] {
  const menus = menuTemplate({ ...parts, actions: named, command: ({ action }) => void actions.push(action), showDataFolder: () => undefined, showAbout: () => undefined });
  return menus.flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : []));
}

test.each([true, false])('on a Mac: %s, nothing reloads the page or closes the window by a key', (isMac) => {
  const items = itemsOf({ isMac, isDevelopment: false });
  expect(items.filter(({ role }) => role === 'reload' || role === 'forceReload' || role === 'close' || role === 'toggleDevTools')).toEqual([]);
  expect(items.filter(({ accelerator }) => /\+[RW]$/i.test(String(accelerator)))).toEqual([]);
});

test('each item for the window names an action once, and leaves its key to the window', () => {
  const actions: string[] = [];
  const items = itemsOf({ isMac: false, isDevelopment: false }, actions);
  const own = items.filter(({ label }) => named.some((action) => action.label === label));
  for (const item of own) Reflect.apply(item.click ?? (() => undefined), item, []);
  expect(actions.toSorted()).toEqual(named.map(({ id }) => id).toSorted());
  expect(own.every(({ accelerator, registerAccelerator }) => accelerator === undefined || registerAccelerator === false)).toBe(true);
});

test('no key is given twice', () => {
  for (const isMac of [true, false]) {
    const keys = itemsOf({ isMac, isDevelopment: true }).flatMap(({ accelerator }) => (accelerator === undefined || accelerator === '' ? [] : [accelerator]));
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test('items are called and keyed as the window says, and keys that no menu can show are left out', () => {
  const items = itemsOf({ isMac: false, isDevelopment: false });
  const keyOf = (label: string): unknown => items.find((item) => item.label === label)?.accelerator;
  expect(keyOf('Search and run')).toBe('CmdOrCtrl+Alt+K');
  expect([keyOf('Compare'), keyOf('Filter activity'), keyOf('Show all shortcuts')]).toEqual([undefined, undefined, undefined]);
});
