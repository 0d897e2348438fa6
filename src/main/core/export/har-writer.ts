import { base64Text, utf8Text } from '../../../shared/export/body-text';
import { harEntry } from '../../../shared/export/har';
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
      // A header a line; no string of JSON holds a line break, so nothing else can look like one.
      const lines = JSON.stringify(entry, undefined, 2).replaceAll(/\{\n +("name": .*)\n +("value": .*)\n +\}/g, '{ $1 $2 }');
      return `${first ? '' : ','}\n${lines.replaceAll(/^/gm, '      ')}`;
    },
  };
}

function asText(body: Uint8Array): { readonly text: string; readonly base64: boolean } {
  const text = utf8Text(body);
  return text === undefined ? { text: base64Text(body), base64: true } : { text, base64: false };
}
