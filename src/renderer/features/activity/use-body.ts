import { useCallback, useEffect, useState } from 'react';
import { parameterOf, readMediaType } from '../../../shared/body/media-type';
import { parseJsonInSteps, type JsonParsed } from '../../../shared/json/parse-json';
import { headerValue } from '../../../shared/model/header';
import { chooseCharset, decodeTextInSteps, type DecodedText } from '../../ui/decode-text';
import { inSlices } from '../../ui/in-slices';
import { useWork } from '../../ui/use-work';
import type { BodySource } from './body-source';

/** How much of a body is read: what opens at once (of a large one its start), or all of it because the user asked. */
export type BodyExtent = 'first' | 'whole';

/** A body as far as it was read. */
export interface ReadBody extends DecodedText {
  readonly bytes: Uint8Array;
  readonly complete: boolean;
}

export type BodyState = { readonly kind: 'reading' } | { readonly kind: 'gone' } | ({ readonly kind: 'read' } & ReadBody);

const startBytes = 64 * 1024;
const openBytes = 2 * 1024 * 1024;
const smallCharacters = 256 * 1024;
/** A tree of more takes more memory than a window has. */
export const mostTreeValues = 5_000_000;

/** Reads a body as text: up to 2 MB at once, of a larger one the first 64 kB until the user asks for all. A late answer for another body is dropped. */
export function useBody(source: BodySource, extent: BodyExtent): BodyState {
  const [read, setRead] = useState<{ readonly key: string; readonly state: BodyState }>();
  const key = `${source.key} ${extent}`;

  useEffect(() => {
    let current = true;
    const show = (state: BodyState): void => {
      if (current) setRead({ key, state });
    };
    void (async () => {
      const to = extent === 'first' && source.keptBytes > openBytes ? Math.min(startBytes, source.keptBytes) : source.keptBytes;
      const bytes = await source.read(0, to);
      if (bytes === undefined) {
        show({ kind: 'gone' });
        return;
      }
      const declared = parameterOf(readMediaType(headerValue(source.headers, 'content-type')), 'charset');
      const decoded = await inSlices(decodeTextInSteps(bytes, chooseCharset(bytes, declared)), () => !current);
      if (decoded !== undefined) show({ kind: 'read', bytes, ...decoded, complete: to === source.keptBytes });
    })();
    return () => {
      current = false;
    };
  }, [source, extent, key]);

  return read?.key === key ? read.state : { kind: 'reading' };
}

/** The body as JSON, parsed once; undefined where it is not all there, or is not meant to be JSON. `working` while a large one is parsed. */
export function useJson(body: BodyState, mayBeJson: boolean): { readonly json: JsonParsed | undefined; readonly working: boolean } {
  const text = mayBeJson && body.kind === 'read' && body.complete ? body.text : undefined;
  // A byte order mark is no JSON, but stands before much that else is; a space in its place leaves every offset as it is.
  const parse = useCallback(() => parseJsonInSteps(text?.startsWith('\ufeff') === true ? ` ${text.slice(1)}` : (text ?? ''), mostTreeValues), [text]);
  const { value, working } = useWork(text === undefined ? undefined : parse, (text?.length ?? 0) <= smallCharacters);
  return { json: value, working };
}
