import type { SecretBox } from '../../src/main/core/ports';

/** A keychain that turns the bits around. */
export const turningBox: SecretBox = {
  seal: (text) => Buffer.from(text).map((byte) => byte ^ 0xff),
  open: (sealed) => Buffer.from(sealed.map((byte) => byte ^ 0xff)).toString(),
};
