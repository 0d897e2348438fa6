import { useEffect, useMemo, useState } from 'react';
import { parseJson, type JsonParsed } from '../../../shared/json/parse-json';
import { decodeBytes } from '../../ui/decode-bytes';
import type { BodySource } from './body-source';

/** How much of a body is read: what opens at once, only the start of a large one, or all of it because the user asked. */
export type BodyExtent = 'first' | 'start' | 'whole';

/** A body as far as it was read. */
export interface ReadBody {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly invalidBytes: number;
  readonly complete: boolean;
}

export type BodyState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'large' }
  | { readonly kind: 'gone' }
  | ({ readonly kind: 'read' } & ReadBody);

const startBytes = 64 * 1024;
const openBytes = 2 * 1024 * 1024;

/** Reads a body: up to 2 MB at once, of a larger one nothing until the user says how much. A late answer for another body is dropped. */
export function useBody(source: BodySource, extent: BodyExtent): BodyState {
  const [read, setRead] = useState<{ readonly key: string; readonly state: BodyState }>();
  const key = `${source.key} ${extent}`;
  const large = extent === 'first' && source.keptBytes > openBytes;

  useEffect(() => {
    if (large) return undefined;
    let current = true;
    const to = extent === 'start' ? Math.min(startBytes, source.keptBytes) : source.keptBytes;
    void source.read(0, to).then((bytes) => {
      if (!current) return;
      const state: BodyState = bytes === undefined ? { kind: 'gone' } : { kind: 'read', bytes, ...decodeBytes(bytes), complete: to === source.keptBytes };
      setRead({ key, state });
    });
    return () => {
      current = false;
    };
  }, [source, extent, key, large]);

  if (large) return { kind: 'large' };
  return read?.key === key ? read.state : { kind: 'reading' };
}

/** The body as JSON, parsed once; undefined where it is not all there, or is not meant to be JSON. */
export function useJson(body: BodyState, mayBeJson: boolean): JsonParsed | undefined {
  const text = mayBeJson && body.kind === 'read' && body.complete ? body.text : undefined;
  return useMemo(() => (text === undefined ? undefined : parseJson(text)), [text]);
}
