import { safeStorage } from 'electron';
import type { SecretBox } from '../core/ports';

/** The system's keychain; undefined where there is none. Call it once the program is ready. */
export function systemSecretBox(): SecretBox | undefined {
  if (!safeStorage.isEncryptionAvailable()) return undefined;
  // Without a keyring Chromium seals with a password that everybody knows.
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return undefined;
  return {
    seal: (text) => safeStorage.encryptString(text),
    open(sealed) {
      try {
        return safeStorage.decryptString(Buffer.from(sealed));
      } catch (error) {
        // Sealed by another user or computer, or before the keychain was made anew; Electron says so with a plain Error.
        if (!(error instanceof Error)) throw error;
        return undefined;
      }
    },
  };
}
