import type { App, Session } from 'electron';

/** Where a window may come from: our own files, or the server of `electron-vite dev`. */
export interface AllowedOrigins {
  readonly origin: string;
  /** Origin of the development server, undefined in the built program. */
  readonly developmentOrigin: string | undefined;
}

/** Denies every page of the program what it has no need of: going elsewhere, opening windows, webviews. */
export function lockDownPages(app: App, allowed: AllowedOrigins): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    // The first does not see frames within the page, and neither sees where an answer redirects to.
    contents.on('will-navigate', (event) => {
      if (!isOurs(event.url, allowed)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!isOurs(event.url, allowed)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      if (!isOurs(event.url, allowed)) event.preventDefault();
    });
  });
}

/** Denies permissions, devices and downloads, and lets nothing be fetched but our own files. */
export function lockDownSession(session: Session, allowed: AllowedOrigins): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.on('will-download', (event) => event.preventDefault());
  // A spell checker fetches its dictionaries from the internet.
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayBeFetched(details.url, allowed) }));
}

/** Whether a page of ours may be at this URL. */
export function isOurs(url: string, { origin, developmentOrigin }: AllowedOrigins): boolean {
  return isWithin(url, origin) || (developmentOrigin !== undefined && isWithin(url, developmentOrigin));
}

/** Whether a page of ours may ask for this URL: our files and what the page itself made. */
export function mayBeFetched(url: string, allowed: AllowedOrigins): boolean {
  if (isOurs(url, allowed) || url.startsWith('data:') || url.startsWith('blob:')) return true;
  if (allowed.developmentOrigin === undefined) return false;
  return url.startsWith('devtools:') || isWithin(url, allowed.developmentOrigin.replace(/^http/, 'ws'));
}

function isWithin(url: string, origin: string): boolean {
  return url === origin || url.startsWith(`${origin}/`);
}
