import { factsAt } from '../search/record-facts';
import { partPositions } from '../search/search-file';
import { emptyValue, otherValue, pathName, termKind, unspelled, valueMark } from '../search/terms';
import { inSmallGroups } from '../search/verify-records';
import { longestSubjectId, subjectKinds, subjectOf } from './claim-subject';
import type { GroupCodes, GroupKey } from './group-codes';
import type { GroupRule, GroupView } from './group-rule';
import { LastPart } from './last-part';

/** The code of records that name neither claim nor contact. */
export const noSubject = 0;

/** Stands for a record that has to be looked at itself. */
const unsure = 0xffff_ffff;
const contents = { names: false, checks: false, notes: false, contents: true } as const;

/** How words begin that name a claim or a contact. */
const prefixes: ReadonlyMap<string, 'claim' | 'contact'> = new Map(subjectKinds.flatMap((kind) => [termKind.bodyNumber, termKind.bodyText].map((term) => [`${term}${pathName([kind, 'id'])}${valueMark}`, kind] as const)));

/** What the words of one part of the index say: a code a position. */
interface Part {
  readonly base: number;
  readonly codes: Uint32Array;
}

/** Groups by the claim, or else the contact, that a body names: from the words of the full-text index, and from the bodies where it does not have them. */
export class ClaimRule implements GroupRule {
  readonly mostRecords = 256;
  readonly hangsTogether = false;
  readonly #codes: GroupCodes;
  readonly #part = new LastPart<Part>();

  constructor(codes: GroupCodes) {
    this.#codes = codes;
  }

  look(view: GroupView, positions: readonly number[], tell: (position: number, code: number) => void): void {
    const open: number[] = [];
    for (const position of positions) {
      const code = this.#indexed(view, position);
      if (code === unsure) open.push(position);
      else tell(position, code);
    }
    for (const group of inSmallGroups(view.connection, open)) {
      for (const record of factsAt(view.connection, group, contents)) {
        const subject = subjectOf(record);
        tell(record.position, subject === undefined ? noSubject : this.#codes.codeOf(subjectKey(this.#codes, subject.kind, subject.id)));
      }
    }
  }

  changed(position: number): void {
    const { part } = this.#part;
    if (part !== undefined && position >= part.base && position - part.base < part.codes.length) part.codes[position - part.base] = unsure;
  }

  hangingOn(): readonly number[] {
    return [];
  }

  forget(): void {
    this.#part.forget();
  }

  #indexed(view: GroupView, position: number): number {
    if (view.verdicts === undefined) return unsure;
    const part = this.#part.at(position, () => this.#readPart(view, position));
    return part?.codes[position - part.base] ?? unsure;
  }

  #readPart({ verdicts }: GroupView, position: number): Part | undefined {
    let found: Readonly<Record<'claim' | 'contact', Uint32Array>> | undefined;
    let last: { readonly word: string; readonly code: number } | undefined;
    const part = verdicts?.wordsAt(position, [...prefixes.keys()], (prefix, word, offset) => {
      const kind = prefixes.get(prefix);
      if (kind === undefined) return;
      if (last?.word !== word) last = { word, code: this.#codeOfWord(kind, word.slice(prefix.length)) };
      const { code } = last;
      found ??= { claim: new Uint32Array(partPositions), contact: new Uint32Array(partPositions) };
      const before = found[kind][offset] ?? noSubject;
      if (code !== noSubject) found[kind][offset] = before === noSubject || before === code ? code : unsure;
    });
    if (part === undefined) return undefined;
    const codes = new Uint32Array(part.count);
    for (let at = 0; at < codes.length; at += 1) codes[at] = found?.claim[at] || (found?.contact[at] ?? noSubject);
    for (const position of part.loose) codes[position - part.base] = unsure;
    return { base: part.base, codes };
  }

  /** The words of the index do not tell small letters from capitals, and leave out what is long. */
  #codeOfWord(kind: 'claim' | 'contact', word: string): number {
    if (word === emptyValue || word === '') return noSubject;
    const text = unspelled(word);
    if (word.startsWith(otherValue) || /[a-z]/.test(text)) return unsure;
    return text.length > longestSubjectId ? noSubject : this.#codes.codeOf(subjectKey(this.#codes, kind, text));
  }
}

/** The key of records about this claim or contact. */
export function subjectKey(codes: GroupCodes, kind: 'claim' | 'contact', id: string): GroupKey {
  return codes.keyOfText(`${kind} ${id}`);
}
