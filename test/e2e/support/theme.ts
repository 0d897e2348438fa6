import type { ElectronApplication } from 'playwright/test';

/** Has the system say that it is light or dark. */
export function setTheme(app: ElectronApplication, theme: 'light' | 'dark'): Promise<void> {
  return app.evaluate(({ nativeTheme }, source) => {
    nativeTheme.themeSource = source;
  }, theme);
}
