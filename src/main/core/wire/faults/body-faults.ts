import type { FaultInfo } from '../../../../shared/model/fault';
import { writeFields } from '../build-body';
import type { EventParts, Fault, FaultEffect } from './fault';
import { countOf } from './fault';

const quote = 0x22;
const megabyte = 1024 * 1024;

/** Faults of the body's bytes: not JSON, not UTF-8, or more of it than anyone expects. */
export const bodyFaults: readonly Fault[] = [
  {
    info: bodyInfo('json-invalid', 'Invalid JSON', 'a comma too many', 'Puts a comma before the last brace.', ['Answers 400', 'Acts on no part of it']),
    effect: () => bytesOf((body) => Buffer.concat([body.subarray(0, -1), Buffer.from(',}')])),
  },
  {
    info: bodyInfo('json-truncated', 'Truncated JSON', 'half of it, length right', 'Sends the first half of the body, with a Content-Length that fits.', ['Answers 400', 'Acts on no part of it']),
    effect: () => bytesOf((body) => body.slice(0, Math.floor(body.byteLength / 2))),
  },
  {
    info: bodyInfo('duplicate-keys', 'Duplicate keys', 'event_name twice', 'Ends the body with a second event_name. Parsers keep the last, the first, or refuse.', [
      'Answers 400, or reads the same one everywhere',
      'Does not check one and act on the other',
    ]),
    effect: () => ({ stage: 'event', change: (event: EventParts) => ({ ...event, fields: [...event.fields, ['event_name', JSON.stringify(otherName(event.eventName))]] }) }),
  },
  {
    info: bodyInfo('huge-numbers', 'Huge numbers', '1E400 and 2^64', 'Adds numbers to the subject that a double cannot hold.', ['Answers with 200, or 400', 'Stores neither infinity nor a rounded number']),
    effect: () => inSubject('huge_numbers', '[1E400,18446744073709551616,-0.10000000000000000000001]'),
  },
  {
    info: bodyInfo('invalid-utf8', 'Invalid UTF-8', 'a lone byte C3', 'Ends the last text of the body with half a character, byte C3.', ['Answers 400, or keeps the bytes', 'Does not store a replacement character in silence']),
    effect: () => bytesOf((body) => inserted(body, body.lastIndexOf(quote), Uint8Array.of(0xc3))),
  },
  {
    info: bodyInfo('bom', 'Byte order mark', 'EF BB BF first', 'Puts a byte order mark before the body. JSON does not allow one; parsers may pass over it (RFC 8259 section 8.1).', [
      'Answers with 200, or 400',
      'Verifies a signature over the bytes with the mark',
    ]),
    effect: () => bytesOf((body) => Buffer.concat([Uint8Array.of(0xef, 0xbb, 0xbf), body])),
  },
  {
    info: {
      ...bodyInfo('deep-nesting', 'Deep nesting', '10,000 levels', 'Adds arrays within arrays to the subject.', ['Answers 400, or 200', 'Does not run out of stack']),
      value: { kind: 'count', label: 'Levels', least: 1, most: 1_000_000, standard: 10_000 },
    },
    effect: (value) => {
      const levels = countOf(value);
      return inSubject('deep', `${'['.repeat(levels)}${']'.repeat(levels)}`);
    },
  },
  {
    info: {
      ...bodyInfo('big-body', 'Big body', '10 MB', 'Fills the subject up until the body has this many megabytes.', ['Answers with 200, or 413', 'Answers 413 before it has read all of it']),
      value: { kind: 'count', label: 'MB', least: 1, most: 100, standard: 10 },
    },
    effect: (value) => {
      const wantedBytes = countOf(value) * megabyte;
      return {
        stage: 'event',
        change: (event) => {
          const frame = withInSubject(event, 'padding', '""');
          const missing = Math.max(0, wantedBytes - writeFields(frame.fields).byteLength);
          return withInSubject(event, 'padding', `"${'x'.repeat(missing)}"`);
        },
      };
    },
  },
];

function bodyInfo(name: string, title: string, short: string, does: string, goodReceiver: readonly string[]): FaultInfo {
  return { name, group: 'Body', title, short, does, goodReceiver, value: { kind: 'none' } };
}

function bytesOf(change: (body: Uint8Array) => Uint8Array): FaultEffect {
  return { stage: 'body', change: (body) => Uint8Array.from(change(body)) };
}

function inserted(body: Uint8Array, at: number, bytes: Uint8Array): Uint8Array {
  const place = at < 0 ? body.byteLength : at;
  return Buffer.concat([body.subarray(0, place), bytes, body.subarray(place)]);
}

function inSubject(key: string, json: string): FaultEffect {
  return { stage: 'event', change: (event) => withInSubject(event, key, json) };
}

/** The event with one more field at the end of its subject; unchanged where another fault has taken the subject's object away. */
function withInSubject(event: EventParts, key: string, json: string): EventParts {
  return {
    ...event,
    fields: event.fields.map(([field, text]) => (field === event.subjectKind && text.startsWith('{') ? [field, `${text.slice(0, -1)}${text === '{}' ? '' : ','}"${key}":${json}}`] : [field, text])),
  };
}

function otherName(eventName: string): string {
  return eventName === 'claim.closed' ? 'claim.reopened' : 'claim.closed';
}
