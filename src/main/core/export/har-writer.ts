import { harEntry } from '../../../shared/export/har';
import { base64Text, utf8Text } from './body-text';
import type { RecordWriter } from './record-writer';

/** HAR 1.2, one entry a request. Records without a request stay out. */
export function harWriter(version: string): RecordWriter {
  return {
    head: `{\n  "log": {\n    "version": "1.2",\n    "creator": { "name": "Hookbench", "version": ${JSON.stringify(version)} },\n    "entries": [`,
    foot: '\n    ]\n  }\n}\n',
    record({ record }, first) {
      const { request, answer, comment } = record;
      if (request === undefined) return undefined;
      const entry = harEntry({
        startedAtMs: record.timeMs,
        durationMs: record.durationMs,
        ...request,
        body: asText(request.body),
        answer: answer === undefined ? undefined : { ...answer, body: asText(answer.body) },
        comment: [record.direction === 'sent' ? `Sent to ${record.detail.delivery.endpointName}.` : `Captured as ${record.id}.`, comment].filter((part) => part !== undefined).join(' '),
      });
      const pieces = [`${first ? '' : ','}\n      `];
      addJson(pieces, entry, '\n      ');
      return pieces;
    },
  };
}

function asText(body: Uint8Array): { readonly text: string; readonly base64: boolean } {
  const text = utf8Text(body);
  return text === undefined ? { text: base64Text(body), base64: true } : { text, base64: false };
}

/** Plain data as JSON text with a member a line; `newLine` is the break before each. A name with its value stands on one line. */
function addJson(pieces: string[], value: unknown, newLine: string): void {
  if (typeof value !== 'object' || value === null) {
    pieces.push(JSON.stringify(value));
    return;
  }
  const isList = Array.isArray(value);
  const members = Object.entries(value);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (members.length === 0) {
    pieces.push(open + close);
    return;
  }
  const isPair = !isList && members.length === 2 && 'name' in value && 'value' in value;
  const between = isPair ? ' ' : `${newLine}  `;
  pieces.push(open);
  for (const [index, [key, member]] of members.entries()) {
    pieces.push(`${index === 0 ? '' : ','}${between}${isList ? '' : `${JSON.stringify(key)}: `}`);
    addJson(pieces, member, `${newLine}  `);
  }
  pieces.push(isPair ? ' }' : newLine + close);
}
