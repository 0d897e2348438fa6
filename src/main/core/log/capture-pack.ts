import type { CaptureDraft } from '../../../shared/model/captured-request';
import { captureColumns, pushCaptureValues, type CaptureValue } from './capture-values';

/** Many captured requests as one message: flat values, and all their bytes one after another in one buffer that is moved, not copied. */
export interface CapturePack {
  readonly count: number;
  readonly values: readonly CaptureValue[];
  /** Three lengths a request: body, raw, body of the answer. */
  readonly lengths: Uint32Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** One request out of a pack. The byte arrays are views of the pack. */
export interface PackedCapture {
  readonly values: readonly CaptureValue[];
  readonly body: Uint8Array;
  readonly raw: Uint8Array;
  readonly answerBody: Uint8Array;
}

/** Packs drafts. Their bytes are copied, so that the caller may go on using its buffers. */
export function packCaptures(drafts: readonly CaptureDraft[]): CapturePack {
  const values: CaptureValue[] = [];
  const lengths = new Uint32Array(drafts.length * 3);
  let total = 0;
  for (const { body, raw, answer } of drafts) total += body.length + raw.length + answer.body.length;
  const bytes = new Uint8Array(total);
  let offset = 0;
  let part = 0;
  for (const draft of drafts) {
    pushCaptureValues(values, draft);
    for (const source of [draft.body, draft.raw, draft.answer.body]) {
      if (source.length > 0) bytes.set(source, offset);
      offset += source.length;
      lengths[part++] = source.length;
    }
  }
  return { count: drafts.length, values, lengths, bytes };
}

/** The requests of a pack, in order. */
export function unpackCaptures(pack: CapturePack): readonly PackedCapture[] {
  const captures: PackedCapture[] = [];
  const width = captureColumns.length;
  let offset = 0;
  const take = (part: number): Uint8Array => {
    const start = offset;
    offset += pack.lengths[part] ?? 0;
    return pack.bytes.subarray(start, offset);
  };
  for (let index = 0; index < pack.count; index += 1) {
    captures.push({
      values: pack.values.slice(index * width, (index + 1) * width),
      body: take(index * 3),
      raw: take(index * 3 + 1),
      answerBody: take(index * 3 + 2),
    });
  }
  return captures;
}
