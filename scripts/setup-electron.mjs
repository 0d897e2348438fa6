// npm run setup: an Electron for this machine, and the system libraries that it needs.
import { pathToFileURL } from 'node:url';
import { ensureElectron } from './electron-runtime.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

/**
 * Returns the program file of an Electron that can run here. Says nothing where everything is in place.
 * @returns {Promise<{ ok: true, electron: string } | { ok: false, message: string }>}
 */
export async function setUp() {
  let electron;
  try {
    electron = await ensureElectron();
  } catch (error) {
    return { ok: false, message: `No Electron could be set up. ${/** @type {Error} */ (error).message}` };
  }
  const missing = await ensureSystemLibraries(electron);
  return missing === undefined ? { ok: true, electron } : { ok: false, message: missing };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const result = await setUp();
  if (!result.ok) {
    console.error(result.message);
    process.exitCode = 1;
  }
}
