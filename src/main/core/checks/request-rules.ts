import type { CheckRule } from './check-rule';
import { clipped } from './inline-json';
import { repeatedKeys, repeatsKeys } from './repeated-keys';

const toldKeys = 5;

/** Content-Type says JSON. Says nothing where it does. */
export const contentTypeRule: CheckRule = {
  judge: ({ isEvent, contentType }) => (isEvent && !(contentType !== undefined && isJsonType(contentType)) ? 'fail' : undefined),
  say: ({ contentType }, state) => [
    {
      code: 'content-type',
      state,
      title: contentType === undefined ? 'Content-Type header is missing' : `Content-Type is ${clipped(contentType)}`,
      expected: 'application/json',
      found: contentType === undefined ? 'nothing' : clipped(contentType),
      why: 'Many receivers only read the body as JSON when this header says so.',
    },
  ],
};

function isJsonType(contentType: string): boolean {
  if (contentType === 'application/json') return true;
  const mediaType = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return mediaType === 'application/json' || mediaType.endsWith('+json');
}

/** No object of the body repeats a key. Says nothing where none does. */
export const repeatedKeysRule: CheckRule = {
  judge: ({ isEvent, body }) => (isEvent && body.kind === 'json' && repeatsKeys(body.text, body.value) ? 'warn' : undefined),
  say: ({ body }, state) =>
    (body.kind === 'json' ? repeatedKeys(body.text, toldKeys) : []).map(({ key, times, pointer }) => ({
      code: 'repeated-key',
      state,
      title: `“${clipped(key, 60)}” is written ${times === 2 ? 'twice' : `${times} times`} in one object`,
      pointer,
      expected: 'each key once in an object',
      found: `“${clipped(key, 60)}” ${times} times`,
      why: 'Which of the values counts differs from receiver to receiver; most take the last.',
    })),
};

/** There is a Host header (RFC 9112 section 3.2). Says nothing where there is. */
export const hostRule: CheckRule = {
  judge: ({ lacksHost }) => (lacksHost ? 'warn' : undefined),
  say: (_reading, state) => [{ code: 'host', state, title: 'Host header is missing', expected: 'a Host header', found: 'none', why: 'HTTP/1.1 asks for it, and most servers refuse a request without one.' }],
};

/** The request was not made by a web page. Says nothing where it was not. */
export const webPageRule: CheckRule = {
  judge: ({ fromWebPage }) => (fromWebPage ? 'warn' : undefined),
  say: (_reading, state) => [{ code: 'web-page', state, title: 'A web page made this request', expected: 'a request of the provider’s server', found: 'an Origin or Sec-Fetch header', why: 'Browsers add these headers and the provider does not: any page that is open on this computer can send here.' }],
};
