import type { HeaderPair } from '../../../shared/model/header';

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/**
 * Why a header cannot be written, in one line that names it; undefined where it can.
 * Names are tokens (RFC 9110 section 5.1); values are latin1 without control characters but tab (section 5.5), so that no line can be slipped in.
 */
export function headerProblem([name, value]: HeaderPair): string | undefined {
  if (!token.test(name)) return name === '' ? 'A header has no name.' : `${JSON.stringify(name)} cannot be a header’s name: use letters, digits and hyphens.`;
  // oxlint-disable-next-line no-control-regex -- these are the very characters to refuse
  if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(value)) return `The value of ${name} holds a control character, such as a line break.`;
  if (/[\u0100-\uffff]/.test(value)) return `The value of ${name} holds a character that a header cannot carry.`;
  return undefined;
}
