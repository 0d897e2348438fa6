import type { MenuItemConstructorOptions } from 'electron';
import type { NamedAction } from '../../shared/contract/contract';
import type { HostCommand } from '../../shared/contract/host';

/** What the menu can do by itself. */
export interface MenuParts {
  readonly isMac: boolean;
  /** With the developer tools, in `electron-vite dev` only. */
  readonly isDevelopment: boolean;
  /** The window’s actions as they are called now; without one there is no item for it. */
  readonly actions: readonly NamedAction[];
  command(command: HostCommand): void;
  showDataFolder(): void;
  showAbout(): void;
}

/**
 * The native menu. Reload and "close window" are left out on purpose: Ctrl+R and Ctrl+W must not take work away.
 * Keys that the window answers itself are only shown here, or both would answer.
 */
export function menuTemplate({ isMac, isDevelopment, actions, command, showDataFolder, showAbout }: MenuParts): MenuItemConstructorOptions[] {
  const named = new Map(actions.map((action) => [action.id, action]));
  const item = (id: string): MenuItemConstructorOptions[] => {
    const action = named.get(id);
    if (action === undefined) return [];
    const accelerator = acceleratorOf(action.keys);
    return [{ label: action.label, click: () => command({ action: id }), ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }) }];
  };
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const about: MenuItemConstructorOptions = { label: 'About Hookbench', click: showAbout };
  const settings = item('section.settings');

  const application: MenuItemConstructorOptions = {
    label: 'Hookbench',
    submenu: [about, separator, ...settings, separator, { role: 'services' }, separator, { role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }, separator, { role: 'quit' }],
  };
  const file: MenuItemConstructorOptions = {
    label: '&File',
    submenu: [
      ...item('endpoints.new'),
      ...item('compose.send'),
      ...item('activity.export'),
      separator,
      { label: 'Open data folder', click: showDataFolder },
      ...(isMac ? [] : [separator, ...settings, separator, { label: 'Quit', accelerator: 'Ctrl+Q', role: 'quit' } satisfies MenuItemConstructorOptions]),
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: '&Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
      separator,
      ...item('activity.focusFilter'),
      ...item('activity.compare'),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: '&View',
    submenu: [
      ...actions.filter(({ id }) => id.startsWith('section.') && id !== 'section.settings').flatMap(({ id }) => item(id)),
      separator,
      ...item('activity.group'),
      ...item('palette.open'),
      separator,
      { role: 'resetZoom', label: 'Actual size' },
      { role: 'zoomIn', label: 'Zoom in' },
      // The key with the plus sign, pressed without Shift.
      { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false },
      { role: 'zoomOut', label: 'Zoom out' },
      separator,
      { role: 'togglefullscreen', label: 'Full screen' },
      ...(isDevelopment ? [separator, { role: 'toggleDevTools' } satisfies MenuItemConstructorOptions] : []),
    ],
  };
  const window: MenuItemConstructorOptions = {
    label: '&Window',
    submenu: [{ role: 'minimize', accelerator: isMac ? 'Cmd+M' : '' }, ...(isMac ? [{ role: 'zoom' }, { role: 'front' }] satisfies MenuItemConstructorOptions[] : [])],
  };
  const help: MenuItemConstructorOptions = {
    label: '&Help',
    submenu: [...item('shortcuts.show'), ...(isMac ? [] : [separator, about])],
  };
  return [...(isMac ? [application] : []), file, edit, view, window, help];
}

const acceleratorNames: ReadonlyMap<string, string> = new Map([
  ['Ctrl', 'CmdOrCtrl'],
  ['Esc', 'Escape'],
  ['Del', 'Delete'],
]);

/** Keys as Electron writes them: `Ctrl Shift F` becomes `CmdOrCtrl+Shift+F`. Undefined for keys alone, which look as if they worked anywhere, and for what it could not read. */
function acceleratorOf(keys: string | undefined): string | undefined {
  if (keys === undefined || !/^(?:(?:Ctrl|Alt|Shift) )*(?:Ctrl|Alt) (?:Shift )?(?:[A-Z0-9,.;/[\]'-]|F\d{1,2}|Enter|Space|Up|Down|Left|Right|Del|Esc)$/.test(keys)) return undefined;
  return keys
    .split(' ')
    .map((name) => acceleratorNames.get(name) ?? name)
    .join('+');
}
