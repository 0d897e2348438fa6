/** An address and port as they stand in a URL: an IPv6 address gets its brackets. */
export function addressWords(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
