/** Headers that carry a key, a token or a secret as it is, in lower case. */
export const keyHeaders: readonly string[] = [
  'x-api-key', 'api-key', 'apikey', 'x-auth-token', 'x-auth-key', 'x-access-token', 'x-csrf-token', 'x-xsrf-token', 'x-session-token', 'x-webhook-secret', 'x-webhook-token', 'x-gitlab-token', 'private-token', 'x-amz-security-token',
  'x-goog-api-key', 'x-goog-channel-token', 'x-functions-key', 'x-vault-token', 'x-telegram-bot-api-secret-token', 'ocp-apim-subscription-key',
];
const secretHeaders = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie', ...keyHeaders]);

/** Whether a header usually carries a secret, so that its value is shown only on demand. */
export function isSecretHeader(name: string): boolean {
  return secretHeaders.has(name.toLowerCase());
}

/** What stands in place of a secret. */
export function hiddenWords(value: string): string {
  return `hidden, ${value.length} character${value.length === 1 ? '' : 's'}`;
}
