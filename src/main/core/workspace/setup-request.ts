import type { Endpoint } from '../../../shared/model/endpoint';
import { addressReach } from '../../../shared/model/address-reach';

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

/** False for addresses that no machine outside can reach, and for what is no URL. */
export function isReachable(address: string): boolean {
  try {
    return addressReach(new URL(address).hostname) === 'public';
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return false;
  }
}
