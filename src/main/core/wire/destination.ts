import type { WireProblem } from './wire-problem';

/** Where a URL leads: what to connect to, and what goes into the request line and the Host header. */
export interface Destination {
  readonly secure: boolean;
  /** Host name (IDN as punycode) or address; an IPv6 address stands without brackets. */
  readonly host: string;
  readonly port: number;
  /** Path and query, percent-encoded as a browser would; a fragment never leaves. */
  readonly target: string;
  /** The Host header: brackets around IPv6, the port only where it is not the scheme's own. */
  readonly hostHeader: string;
}

/** A destination, or why the URL leads nowhere. */
export type DestinationRead = { readonly ok: true; readonly destination: Destination } | { readonly ok: false; readonly problem: WireProblem };

/**
 * Reads an endpoint's URL by the WHATWG URL standard, so that what leaves is what a browser would send.
 * A user name or password in it is refused: it would stand in the log and in every export as part of the URL.
 */
export function readDestination(url: string): DestinationRead {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refused(`“${url}” is not a URL. Write one such as https://example.com/hooks.`);
  }
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return refused(`The URL begins with “${parsed.protocol}”. Only http:// and https:// can be sent to.`);
  if (parsed.username !== '' || parsed.password !== '') return refused('The URL holds a user name or password. Put them in an Authorization header instead.');
  if (parsed.port === '0') return refused('The URL names port 0, which nothing can listen on.');
  parsed.hash = '';
  const secure = parsed.protocol === 'https:';
  const schemePort = secure ? 443 : 80;
  return {
    ok: true,
    destination: {
      secure,
      host: parsed.hostname.startsWith('[') ? parsed.hostname.slice(1, -1) : parsed.hostname,
      port: parsed.port === '' ? schemePort : Number(parsed.port),
      // From the whole URL, not from its parts: those do not tell an empty query (“/a?”) from none.
      target: parsed.href.slice(parsed.origin.length),
      hostHeader: parsed.host,
    },
  };
}

function refused(message: string): DestinationRead {
  return { ok: false, problem: { code: 'invalid-url', message } };
}
