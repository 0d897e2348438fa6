import { expect, test } from 'vitest';
import type { MenuItemConstructorOptions } from 'electron';
import { menuTemplate } from '../../../../src/main/electron/menu';

function itemsOf(parts: { isMac: boolean; isDevelopment: boolean }, actions: string[] = []): MenuItemConstructorOptions[] {
  const menus = menuTemplate({ ...parts, command: ({ action }) => void actions.push(action), showDataFolder: () => undefined, showAbout: () => undefined });
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
  const own = items.filter((item) => item.registerAccelerator === false || item.label === 'Keyboard shortcuts');
  for (const item of own) Reflect.apply(item.click ?? (() => undefined), item, []);
  expect(actions.toSorted()).toEqual(['activity.focusFilter', 'endpoint.create', 'palette.open', 'section.activity', 'section.compose', 'section.endpoints', 'section.settings', 'shortcuts.show']);
});

test('no key is given twice', () => {
  for (const isMac of [true, false]) {
    const keys = itemsOf({ isMac, isDevelopment: true }).flatMap(({ accelerator }) => (accelerator === undefined || accelerator === '' ? [] : [accelerator]));
    expect(new Set(keys).size).toBe(keys.length);
  }
});
