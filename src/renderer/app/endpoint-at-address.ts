const loopbackNames: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/** True where a URL points at the catch server's host and port; the names of this computer count as one. */
export function namesAddress(url: string, host: string, port: number): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, port: urlPort } = new URL(url);
  if (protocol !== 'http:' || (urlPort === '' ? 80 : Number(urlPort)) !== port) return false;
  const wanted = host.includes(':') ? `[${host}]` : host;
  return hostname === wanted || (loopbackNames.includes(hostname) && loopbackNames.includes(wanted));
}
