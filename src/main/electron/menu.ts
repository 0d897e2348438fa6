import type { MenuItemConstructorOptions } from 'electron';
import type { HostCommand } from '../../shared/contract/host';

/** What the menu can do by itself. */
export interface MenuParts {
  readonly isMac: boolean;
  /** With the developer tools, in `electron-vite dev` only. */
  readonly isDevelopment: boolean;
  command(command: HostCommand): void;
  showDataFolder(): void;
  showAbout(): void;
}

/**
 * The native menu. Reload and "close window" are left out on purpose: Ctrl+R and Ctrl+W must not take work away.
 * Keys that the window answers itself are only shown here, or both would answer.
 */
export function menuTemplate({ isMac, isDevelopment, command, showDataFolder, showAbout }: MenuParts): MenuItemConstructorOptions[] {
  const item = (label: string, action: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => command({ action }),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const about: MenuItemConstructorOptions = { label: 'About Hookbench', click: showAbout };
  const settings = item('Settings', 'section.settings', 'CmdOrCtrl+,');

  const application: MenuItemConstructorOptions = {
    label: 'Hookbench',
    submenu: [about, separator, settings, separator, { role: 'services' }, separator, { role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }, separator, { role: 'quit' }],
  };
  const file: MenuItemConstructorOptions = {
    label: '&File',
    submenu: [
      item('New endpoint', 'endpoint.create', 'CmdOrCtrl+N'),
      separator,
      { label: 'Open data folder', click: showDataFolder },
      ...(isMac ? [] : [separator, settings, separator, { label: 'Quit', accelerator: 'Ctrl+Q', role: 'quit' } satisfies MenuItemConstructorOptions]),
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
      item('Filter activity', 'activity.focusFilter', 'CmdOrCtrl+F'),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: '&View',
    submenu: [
      item('Activity', 'section.activity', 'CmdOrCtrl+1'),
      item('Compose', 'section.compose', 'CmdOrCtrl+2'),
      item('Desk', 'section.desk', 'CmdOrCtrl+3'),
      item('Endpoints', 'section.endpoints', 'CmdOrCtrl+5'),
      item('Rules', 'section.rules', 'CmdOrCtrl+6'),
      separator,
      item('Command palette', 'palette.open', 'CmdOrCtrl+K'),
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
    submenu: [item('Keyboard shortcuts', 'shortcuts.show'), ...(isMac ? [] : [separator, about])],
  };
  return [...(isMac ? [application] : []), file, edit, view, window, help];
}
