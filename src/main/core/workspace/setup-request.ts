import type { Endpoint } from '../../../shared/model/endpoint';

/** The text that the provider's support needs to set endpoints up (provider page, "Contact Support to Setup Your Webhook Endpoints"), and the ids of those that the provider cannot reach. */
export function setupRequest(endpoints: readonly Endpoint[], signature: string | undefined): { subject: string; body: string; unreachable: readonly string[] } {
  const reachable = endpoints.filter((endpoint) => isReachable(endpoint.url));
  const unreachable = endpoints.filter((endpoint) => !isReachable(endpoint.url)).map((endpoint) => endpoint.id);
  const many = reachable.length > 1;
  const blocks = reachable.map((endpoint) =>
    [
      `URL: ${endpoint.url}`,
      `Events: ${endpoint.events.length === 0 ? 'none chosen yet' : endpoint.events.join(', ')}`,
      `Source: ${endpoint.sources === 'ui-only' ? 'UI only, please leave out changes made through the API' : 'UI and API'}`,
    ].join('\n'),
  );
  const lines = ['Hello,', `Please set up ${many ? 'these webhook endpoints' : 'this webhook endpoint'} on our account.`, ...blocks, signature === undefined ? 'Thank you' : `Thank you,\n${signature}`];
  return {
    subject: many ? `Please set up ${reachable.length} webhook endpoints` : 'Please set up a webhook endpoint',
    body: reachable.length === 0 ? '' : `${lines.join('\n\n')}\n`,
    unreachable,
  };
}

/** False for addresses that no machine outside can reach: loopback, private and link-local ranges (RFC 1918, 4193, 6890), `localhost`, `.local`, `.internal` and bare names. */
export function isReachable(address: string): boolean {
  let host: string;
  try {
    host = new URL(address).hostname.toLowerCase();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return false;
  }
  const bare = host.replace(/^\[|\]$/g, '');
  if (/^\d+\.\d+\.\d+\.\d+$/.test(bare)) return !/^(0|10|127)\.|^169\.254\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./.test(bare);
  if (host.startsWith('[')) return !/^(::1?$|f[cd]|fe[89ab]|::ffff:)/.test(bare);
  return bare.includes('.') && !/(^|\.)(localhost|local|internal|test|invalid|home\.arpa)$/.test(bare);
}
