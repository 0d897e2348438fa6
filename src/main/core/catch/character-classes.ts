/** One flag a byte value: 1 where the byte may stand in a token (RFC 9110 section 5.6.2), that is in a method or a header name. */
export const tokenBytes = new Uint8Array(256);
for (const character of "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") {
  tokenBytes[character.charCodeAt(0)] = 1;
}

/** One flag a byte value: 1 where the byte may stand in a header value (RFC 9110 section 5.5): tab, space, visible characters and all above 0x7f. */
export const valueBytes = new Uint8Array(256).fill(1, 0x20);
valueBytes[0x09] = 1;
valueBytes[0x7f] = 0;

/** One flag a byte value: 1 where the byte may stand in a request target: visible characters, and all above 0x7f, which clients send raw. */
export const targetBytes = new Uint8Array(256).fill(1, 0x21);
targetBytes[0x7f] = 0;
