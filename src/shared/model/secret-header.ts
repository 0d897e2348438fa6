const secretHeaders = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie', 'x-api-key', 'api-key', 'x-auth-token']);

/** Whether a header usually carries a secret, so that its value is shown only on demand. */
export function isSecretHeader(name: string): boolean {
  return secretHeaders.has(name.toLowerCase());
}

/** What stands in place of a secret. */
export function hiddenWords(value: string): string {
  return `hidden, ${value.length} character${value.length === 1 ? '' : 's'}`;
}
