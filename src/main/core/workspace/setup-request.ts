import type { Endpoint } from '../../../shared/model/endpoint';
import type { SetupRequest } from '../../../shared/model/setup-request';
import { addressReach } from '../../../shared/model/address-reach';

/** The text that the provider's support needs to set endpoints up (provider page, "Contact Support to Setup Your Webhook Endpoints"), and the ids of those that the provider cannot reach. */
export function setupRequest(endpoints: readonly Endpoint[], signature: string | undefined): SetupRequest {
  const reachable = endpoints.filter((endpoint) => isReachable(endpoint.url));
  const unreachable = endpoints.filter((endpoint) => !isReachable(endpoint.url)).map((endpoint) => endpoint.id);
  const many = reachable.length > 1;
  const facts = reachable.map((endpoint) => ({ url: endpoint.url, events: endpoint.events, source: endpoint.sources === 'ui-only' ? 'UI only, please leave out changes made through the API' : 'UI and API' }));
  const blocks = facts.map(({ url, events, source }) => `URL: ${url}\nEvents: ${eventWords(events)}\nSource: ${source}`);
  const lines = ['Hello,', `Please set up ${many ? 'these webhook endpoints' : 'this webhook endpoint'} on our account.`, ...blocks, signature === undefined ? 'Thank you' : `Thank you,\n${signature}`];
  return {
    subject: many ? `Please set up ${reachable.length} webhook endpoints` : 'Please set up a webhook endpoint',
    body: reachable.length === 0 ? '' : `${lines.join('\n\n')}\n`,
    chat: reachable.length === 0 ? '' : `Please set up ${many ? 'these webhook endpoints' : 'this webhook endpoint'} on our account:\n\n${blocks.join('\n\n')}\n`,
    markdown: reachable.length === 0 ? '' : `Please set up ${many ? 'these webhook endpoints' : 'this webhook endpoint'} on our account:\n\n${facts.map(({ url, events, source }) => `- **URL:** ${codeSpan(url)}\n  - **Events:** ${events.length === 0 ? eventWords(events) : events.map(codeSpan).join(', ')}\n  - **Source:** ${source}`).join('\n')}\n`,
    unreachable,
  };
}

function eventWords(events: readonly string[]): string {
  return events.length === 0 ? 'none chosen yet' : events.join(', ');
}

/** Text that Markdown leaves as it is: between more backticks than stand together within it (CommonMark, 6.1). */
function codeSpan(text: string): string {
  const fence = '`'.repeat(1 + Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length)));
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
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
