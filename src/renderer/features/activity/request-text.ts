import type { WireAnswer, WireRequest } from '../../../shared/model/attempt';
import type { HeaderPair } from '../../../shared/model/header';

/** Request line and headers as they left, with the empty line that ends them. */
export function requestText(request: Pick<WireRequest, 'method' | 'target' | 'headers'> & { readonly httpVersion?: string }): string {
  return `${request.method} ${request.target} HTTP/${request.httpVersion ?? '1.1'}\r\n${headerLines(request.headers)}\r\n`;
}

/** Status line and headers as they came, with the empty line that ends them. */
export function answerText(answer: Pick<WireAnswer, 'httpVersion' | 'status' | 'statusText' | 'headers'>): string {
  return `HTTP/${answer.httpVersion} ${answer.status} ${answer.statusText}\r\n${headerLines(answer.headers)}\r\n`;
}

function headerLines(headers: readonly HeaderPair[]): string {
  return headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
}
