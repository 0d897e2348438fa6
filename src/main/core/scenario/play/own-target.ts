/** The target that our own catch server sees for this URL; undefined where it is another server's. */
export function ownTarget(url: string, catchPorts: readonly number[]): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  const isLoopback = parsed.hostname === 'localhost' || parsed.hostname === '[::1]' || parsed.hostname.startsWith('127.');
  const port = Number(parsed.port === '' ? (parsed.protocol === 'https:' ? 443 : 80) : parsed.port);
  return isLoopback && catchPorts.includes(port) ? `${parsed.pathname}${parsed.search}` : undefined;
}
