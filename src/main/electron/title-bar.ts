import type { TitleBarOverlayOptions } from 'electron';

/** The colours of the frame in each theme; the same as `--bg-chrome` and `--text-2` of the window's tokens. */
const frameColours = {
  light: { background: '#f2f4f5', symbols: '#495156' },
  dark: { background: '#0f1213', symbols: '#aab1b5' },
} as const;

const titleBarHeightPx = 44;

/** Colour of a window that has not drawn anything yet. */
export function frameBackground(isDark: boolean): string {
  return frameColours[isDark ? 'dark' : 'light'].background;
}

/** The window's own buttons, drawn by the system into our title bar. */
export function titleBarOverlay(isDark: boolean): TitleBarOverlayOptions {
  const colours = frameColours[isDark ? 'dark' : 'light'];
  return { color: colours.background, symbolColor: colours.symbols, height: titleBarHeightPx };
}
