import { randomBytes } from 'node:crypto';

/** What names a group, as two whole numbers of 32 bits. */
export interface GroupKey {
  readonly high: number;
  readonly low: number;
}

const firstSlots = 1_024;
const textMark = 0x8000_0000;

/** Gives groups small numbers, their codes: 1, 2, 3 … in the order in which they are met. Takes a dozen bytes for each group with a key, and none for one without. */
export class GroupCodes {
  readonly #seeds = new Uint32Array(Uint8Array.from(randomBytes(8)).buffer);
  #keys = new Uint32Array(firstSlots * 2);
  #codes = new Uint32Array(firstSlots);
  #used = 0;
  #next = 1;

  /** All codes are lower. */
  get end(): number {
    return this.#next;
  }

  /** The key of a whole number of a table of the log. */
  keyOfNumber(number: number): GroupKey {
    return { high: Math.floor(number / 2 ** 32), low: number >>> 0 };
  }

  /** The key of a text: two hashes with seeds that nobody outside knows, so that no sender can have two ids meet. */
  keyOfText(text: string): GroupKey {
    return { high: (hash(text, this.#seeds[0] ?? 0) | textMark) >>> 0, low: hash(text, this.#seeds[1] ?? 0) };
  }

  /** The code of a key, which gets one where it has none. */
  codeOf({ high, low }: GroupKey): number {
    const slot = this.#slotOf(high, low);
    const known = this.#codes[slot] ?? 0;
    if (known !== 0) return known;
    const code = this.alone();
    this.#keys[slot * 2] = high;
    this.#keys[slot * 2 + 1] = low;
    this.#codes[slot] = code;
    this.#used += 1;
    if (this.#used * 3 > this.#codes.length * 2) this.#resize(this.#codes.length * 2, (each) => each);
    return code;
  }

  /** The code of a key; undefined where it has none. */
  known({ high, low }: GroupKey): number | undefined {
    const code = this.#codes[this.#slotOf(high, low)] ?? 0;
    return code === 0 ? undefined : code;
  }

  /** A code for a group that nothing else will belong to. */
  alone(): number {
    this.#next += 1;
    return this.#next - 1;
  }

  /** Gives the groups new codes, without gaps: `renamed` has the new one for each old one, and 0 for groups that are let go. */
  rename(renamed: Uint32Array, end: number): void {
    this.#next = end;
    this.#used = this.#codes.reduce((used, code) => used + (code !== 0 && (renamed[code] ?? 0) !== 0 ? 1 : 0), 0);
    let slots = firstSlots;
    while (this.#used * 3 > slots) slots *= 2;
    this.#resize(slots, (code) => renamed[code] ?? 0);
  }

  #slotOf(high: number, low: number): number {
    const mask = this.#codes.length - 1;
    let slot = (Math.imul(low ^ Math.imul(high, 0x9e37_79b1), 0x85eb_ca6b) >>> 7) & mask;
    while ((this.#codes[slot] ?? 0) !== 0 && (this.#keys[slot * 2] !== high || this.#keys[slot * 2 + 1] !== low)) slot = (slot + 1) & mask;
    return slot;
  }

  #resize(slots: number, renamed: (code: number) => number): void {
    const keys = this.#keys;
    const codes = this.#codes;
    this.#keys = new Uint32Array(slots * 2);
    this.#codes = new Uint32Array(slots);
    codes.forEach((old, at) => {
      const code = old === 0 ? 0 : renamed(old);
      if (code === 0) return;
      const high = keys[at * 2] ?? 0;
      const low = keys[at * 2 + 1] ?? 0;
      const slot = this.#slotOf(high, low);
      this.#keys[slot * 2] = high;
      this.#keys[slot * 2 + 1] = low;
      this.#codes[slot] = code;
    });
  }
}

function hash(text: string, seed: number): number {
  let mixed = seed ^ text.length;
  for (let at = 0; at < text.length; at += 1) {
    mixed = Math.imul(mixed ^ text.charCodeAt(at), 0x5bd1_e995);
    mixed ^= mixed >>> 15;
  }
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
