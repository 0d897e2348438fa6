import type { Connection } from '../connection';
import { bytesOf, numberOf, textOrNull } from '../sql-row';
import { NumberBlock } from './number-block';
import { partPositions, wordsTable } from './search-file';
import { afterAll } from './terms';
import { verdict } from './verdict';

/** A word to look up; where it is open, every word that begins so counts. */
export interface WantedTerm {
  readonly term: string;
  readonly open: boolean;
}

/** Up to so many words are asked for by name; for more, all words of the stretch are read with their records. */
const mostNamed = 200;

/** One part of the full-text index as a question sees it. Marks go into bytes, one a position from `base` on. */
export class SearchPart {
  readonly base: number;
  /** Positions that the part covers. */
  readonly count: number;
  readonly #connection: Connection;
  readonly #number: number;

  constructor(connection: Connection, number: number, covered: number) {
    this.#connection = connection;
    this.#number = number;
    this.base = number * partPositions;
    this.count = Math.min(partPositions, covered + 1 - this.base);
  }

  /** Marks the records with this word. */
  mark(judged: Uint8Array, term: string, value: number, open = false): void {
    this.markAll(judged, [{ term, open }], value);
  }

  /** Marks the records with all these words. */
  markAll(judged: Uint8Array, terms: readonly WantedTerm[], value: number): void {
    this.#eachOf(`${terms.map(asked).join(' AND ')}`, (at) => {
      judged[at] = value;
    });
  }

  /** Marks the records with this word and all the others, where they have no higher mark. */
  raise(judged: Uint8Array, term: string, value: number, others: readonly WantedTerm[] = []): void {
    this.#eachOf([{ term, open: false }, ...others].map(asked).join(' AND '), (at) => {
      judged[at] = Math.max(judged[at] ?? verdict.no, value);
    });
  }

  /** Marks the records with any word that begins so and passes. */
  markTerms(judged: Uint8Array, prefix: string, passes: (term: string) => boolean, value: number): void {
    const range = [prefix, prefix + afterAll] as const;
    // No term holds a space, and one long text is read far quicker than as many rows.
    const listed = this.#connection.prepare(`SELECT group_concat(term, ' ') AS terms FROM ${this.#vocabulary('row')} WHERE term >= ? AND term < ?`).get(...range);
    const all = listed === undefined ? null : textOrNull(listed, 'terms');
    const terms = all === null ? [] : all.split(' ').filter(passes);
    if (terms.length === 0) return;
    const mark = (at: number): void => {
      judged[at] = value;
    };
    if (terms.length <= mostNamed) {
      this.#eachOf(terms.map((term) => asked({ term, open: false })).join(' OR '), mark);
      return;
    }
    const passing = new Set(terms);
    this.eachWord(prefix, (term, at) => {
      if (passing.has(term)) mark(at);
    });
  }

  /** Tells every word that begins so with every record that has it; the records of a word follow one another. */
  eachWord(prefix: string, tell: (term: string, at: number) => void): void {
    const found = this.#connection.prepare(`SELECT group_concat(term || ' ' || doc, ' ') AS records FROM ${this.#vocabulary('instance')} WHERE term >= ? AND term < ?`).get(prefix, prefix + afterAll);
    const records = found === undefined ? null : textOrNull(found, 'records');
    if (records === null) return;
    const pairs = records.split(' ');
    for (let at = 0; at < pairs.length; at += 2) tell(pairs[at] ?? '', Number(pairs[at + 1]));
  }

  judgeTimes(judged: Uint8Array, passes: (timeMs: number) => boolean): void {
    this.#judgeNumbers(judged, ({ times }, at) => passes(times[at] ?? 0));
  }

  judgeDurations(judged: Uint8Array, passes: (durationMs: number) => boolean): void {
    this.#judgeNumbers(judged, ({ durations }, at) => {
      const durationMs = durations[at] ?? Number.NaN;
      return !Number.isNaN(durationMs) && passes(durationMs);
    });
  }

  judgeSizes(judged: Uint8Array, passes: (sizeBytes: number) => boolean): void {
    this.#judgeNumbers(judged, ({ sizes }, at) => passes(sizes[at] ?? 0));
  }

  #judgeNumbers(judged: Uint8Array, passes: (block: NumberBlock, at: number) => boolean): void {
    for (const row of this.#connection.prepare('SELECT first, count, bytes FROM numbers WHERE first >= ? AND first < ?').all(this.base, this.base + partPositions)) {
      const from = numberOf(row, 'first') - this.base;
      const block = new NumberBlock(numberOf(row, 'count'), bytesOf(row, 'bytes'));
      for (let at = 0; at < block.count; at += 1) judged[from + at] = passes(block, at) ? verdict.yes : verdict.no;
    }
  }

  #eachOf(match: string, tell: (at: number) => void): void {
    const table = wordsTable(this.#number);
    const row = this.#connection.prepare(`SELECT group_concat(rowid) AS records FROM ${table} WHERE ${table} MATCH ?`).get(match);
    const records = row === undefined ? null : textOrNull(row, 'records');
    if (records !== null) eachNumber(records, tell);
  }

  /** A table that lists the words of the part; it lives as long as the connection. */
  #vocabulary(kind: 'row' | 'instance'): string {
    const name = `temp.${kind}_${this.#number}`;
    this.#connection.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS ${name} USING fts5vocab(main, ${wordsTable(this.#number)}, ${kind})`);
    return name;
  }
}

function asked({ term, open }: WantedTerm): string {
  return open ? `"${term}" *` : `"${term}"`;
}

/** Reads whole numbers with commas between them, which is far quicker than as many rows. */
function eachNumber(text: string, tell: (number: number) => void): void {
  let number = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 44) {
      tell(number);
      number = 0;
    } else {
      number = number * 10 + code - 48;
    }
  }
  tell(number);
}
