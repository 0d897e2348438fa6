import { addStretch, align, type Stretch } from './align';

/** Bytes that must be the same in a row for the two sides to be laid together there, where much differs. */
const blockBytes = 32;
/** Shorter stretches that differ are laid beside each other byte by byte. */
const closeBytes = 4_096;
/** How many places of one and the same block are looked at. */
const mostPlaces = 8;

/**
 * Lays two byte strings beside each other, again after what was put in or left out. Takes time and memory by their size.
 * The stretches cover both in order; same and other ones alternate.
 */
export function compareBytes(a: Uint8Array, b: Uint8Array): readonly Stretch[] {
  let start = 0;
  const shorter = Math.min(a.length, b.length);
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;

  const stretches: Stretch[] = [];
  addStretch(stretches, { same: true, aFrom: 0, aTo: start, bFrom: 0, bTo: start });
  let aAt = start;
  let bAt = start;
  const aEnd = a.length - end;
  const bEnd = b.length - end;
  for (const anchor of anchors(a, b, start, aEnd, bEnd)) {
    addGap(stretches, a, b, aAt, anchor.aFrom, bAt, anchor.bFrom);
    addStretch(stretches, anchor);
    aAt = anchor.aTo;
    bAt = anchor.bTo;
  }
  addGap(stretches, a, b, aAt, aEnd, bAt, bEnd);
  addStretch(stretches, { same: true, aFrom: aEnd, aTo: a.length, bFrom: bEnd, bTo: b.length });
  return stretches;
}

function addGap(stretches: Stretch[], a: Uint8Array, b: Uint8Array, aFrom: number, aTo: number, bFrom: number, bTo: number): void {
  if (aTo - aFrom > closeBytes || bTo - bFrom > closeBytes) {
    addStretch(stretches, { same: false, aFrom, aTo, bFrom, bTo });
    return;
  }
  for (const part of align(a.subarray(aFrom, aTo), b.subarray(bFrom, bTo), 400)) {
    addStretch(stretches, { same: part.same, aFrom: aFrom + part.aFrom, aTo: aFrom + part.aTo, bFrom: bFrom + part.bFrom, bTo: bFrom + part.bTo });
  }
}

/** Long stretches that both have, in the order of both: blocks of A are looked for all through B (as rsync does), and drawn out either way. */
function anchors(a: Uint8Array, b: Uint8Array, start: number, aEnd: number, bEnd: number): readonly Stretch[] {
  const found: Stretch[] = [];
  if ((aEnd - start <= closeBytes && bEnd - start <= closeBytes) || bEnd - start < blockBytes) return found;
  const places = new Map<number, number[]>();
  for (let from = start; from + blockBytes <= aEnd; from += blockBytes) {
    const hash = hashOf(a, from);
    const known = places.get(hash);
    if (known === undefined) places.set(hash, [from]);
    else if (known.length < mostPlaces) known.push(from);
  }
  let leaving = 1;
  for (let index = 1; index < blockBytes; index += 1) leaving = Math.imul(leaving, 257);

  let aAt = start;
  let bAt = start;
  let from = start;
  let hash = hashOf(b, from);
  while (from + blockBytes <= bEnd) {
    const place = places.get(hash)?.find((candidate) => candidate >= aAt && isSame(a, candidate, b, from));
    if (place === undefined) {
      hash = Math.imul(hash - Math.imul(b[from] ?? 0, leaving), 257) + (b[from + blockBytes] ?? 0);
      hash |= 0;
      from += 1;
      continue;
    }
    let back = 0;
    while (place - back > aAt && from - back > bAt && a[place - back - 1] === b[from - back - 1]) back += 1;
    let length = blockBytes;
    while (place + length < aEnd && from + length < bEnd && a[place + length] === b[from + length]) length += 1;
    found.push({ same: true, aFrom: place - back, aTo: place + length, bFrom: from - back, bTo: from + length });
    aAt = place + length;
    bAt = from + length;
    from = bAt;
    hash = hashOf(b, from);
  }
  return found;
}

function hashOf(bytes: Uint8Array, from: number): number {
  let hash = 0;
  for (let index = from; index < from + blockBytes; index += 1) hash = (Math.imul(hash, 257) + (bytes[index] ?? 0)) | 0;
  return hash;
}

function isSame(a: Uint8Array, aFrom: number, b: Uint8Array, bFrom: number): boolean {
  for (let index = 0; index < blockBytes; index += 1) if (a[aFrom + index] !== b[bFrom + index]) return false;
  return true;
}
