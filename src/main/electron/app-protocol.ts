import { protocol, type Session } from 'electron';
import { answerWindowFile, windowScheme } from './window-files';

/** Tells Chromium what kind of scheme ours is. Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: windowScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** Serves the files of the window out of `folder`. */
export function serveWindowFiles(session: Session, folder: string): void {
  session.protocol.handle(windowScheme, (request) => answerWindowFile(folder, request));
}
