import type { ReactNode } from 'react';
import type { JsonParsed } from '../../../../shared/json/parse-json';
import { counted, formatCount } from '../../../ui/format';
import { visibleString } from '../../../ui/visible-text-segments';
import { mostTreeValues, type ReadBody } from '../use-body';
import type { BodyKind } from './body-kind';

interface BodyNoteProps {
  readonly body: ReadBody;
  readonly kind: BodyKind;
  readonly json: JsonParsed | undefined;
}

/** In which charset a text was read and how that is known, or what stands in the way of the tree. */
export function BodyNote({ body, kind, json }: BodyNoteProps): ReactNode {
  const [tone, words] = noteOf(body, kind, json);
  if (words === '' || tone === 'warn') return null;
  return (
    <span className={`${tone} body-note truncate`} title={words}>
      {words}
    </span>
  );
}

/** What was found while reading and must not be overlooked: it has a line of its own. */
export function BodyWarning({ body, kind, json }: BodyNoteProps): ReactNode {
  const [tone, words] = noteOf(body, kind, json);
  return tone === 'warn' ? <p className="viewer-strip is-warn">{words}</p> : null;
}

const howKnown = { declared: 'declared', mark: 'by its byte order mark', inside: 'declared in the XML', guessed: 'guessed' } as const;

/** The words of the note and their tone. */
export function noteOf(body: ReadBody, { kind }: BodyKind, json: JsonParsed | undefined): readonly [tone: 'warn' | 'soft', words: string] {
  if (kind === 'image' || kind === 'multipart' || body.text === '') return ['soft', ''];
  if (body.unknown !== undefined) return ['warn', `“${visibleString(body.unknown.slice(0, 40))}” is no charset that can be read, so this is read as UTF-8`];
  if (body.invalidBytes > 0 && body.charset === 'UTF-8') return ['warn', `${counted(body.invalidBytes, 'byte is', 'bytes are')} not UTF-8`];
  if (body.invalidBytes > 0) return ['warn', `${body.charset}, ${howKnown[body.source]}: ${counted(body.invalidBytes, 'character', 'characters')} could not be read`];
  if (json?.ok === false && json.tooMany === true) return ['warn', `Shown as text: over ${formatCount(mostTreeValues)} values are too many for a tree`];
  if (json?.ok === false && kind === 'json') return ['warn', `Not JSON: ${json.message}, at character ${formatCount(json.offset + 1)}`];
  if (json?.ok === true && body.text.startsWith('\ufeff')) return ['warn', `${body.charset}, with a byte order mark that JSON between systems must not have`];
  if (body.charset === 'UTF-8' && body.source !== 'mark' && (kind === 'json' || json?.ok === true || kind === 'form')) return ['soft', ''];
  return ['soft', `${body.charset}, ${howKnown[body.source]}`];
}
