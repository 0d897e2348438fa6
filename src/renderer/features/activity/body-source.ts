import { call } from '../../host/client';

/** Where the bytes of a body come from: the log, range by range, or what is already here. */
export interface BodySource {
  /** Tells one body from another. */
  readonly key: string;
  /** How many bytes are kept and can be read. */
  readonly keptBytes: number;
  /** Bytes [from, to), or undefined where they cannot be read any more. */
  readonly read: (from: number, to: number) => Promise<Uint8Array | undefined>;
  /** Set for a captured request, whose bytes main can write to a file. */
  readonly saved?: { readonly captureId: string; readonly part: 'body' | 'raw'; readonly suggestedName: string };
}

const mostBytesACall = 4 * 1024 * 1024;

/** A body or the raw bytes of a captured request, read from the log in ranges that one call can carry. */
export function capturedBody(captureId: string, part: 'body' | 'raw', keptBytes: number, suggestedName: string): BodySource {
  return {
    key: `${captureId} ${part}`,
    keptBytes,
    saved: { captureId, part, suggestedName },
    async read(from, to) {
      const whole = new Uint8Array(Math.max(0, to - from));
      for (let at = from; at < to; at += mostBytesACall) {
        const reply = await call('captures.bytes', { id: captureId, part, from: at, to: Math.min(to, at + mostBytesACall) });
        if (!reply.ok) return undefined;
        whole.set(reply.value, at - from);
      }
      return whole;
    },
  };
}

/** A body whose bytes are here already. */
export function heldBody(key: string, bytes: Uint8Array): BodySource {
  return { key, keptBytes: bytes.length, read: (from, to) => Promise.resolve(bytes.subarray(from, to)) };
}
