import type { NumberTest, Query, QueryCondition, TextPattern } from '../../../../shared/query/query';
import { isUnread } from '../../../../shared/model/look';
import { meetsNumberTest } from '../../../../shared/query/compare-number';
import { activityFlag } from '../activity-flags';
import type { ActivityIndex } from '../activity-index';
import { holds } from '../../../../shared/query/comparison';
import { verdict } from './verdict';
import { momentMs } from '../../../../shared/query/moments';
import { wantedChecks } from '../../../../shared/query/record-values';
import type { SearchPart } from './search-part';
import { headerName, idTerm, isHeldValue, otherValue, pathName, spelled, stepMark, termKind, unspelled, valueMark, valueTerm, wordTerm, type TermKind } from './terms';
import { textMatcher } from '../../../../shared/query/text-pattern';
import { isWordAt, wordsOf } from '../../../../shared/query/word-tokens';
import { wantedWords } from '../../../../shared/query/words-matcher';
import { foldedText } from '../../../../shared/query/folded-text';
import { foldCase } from '../../../../shared/query/text-pattern';

const { no, maybe, yes } = verdict;
const wholeNumber = /^(0|[1-9][0-9]{0,9})$/;
/** A path with more whole numbers than this is looked for in the bodies alone: each of them is a name or a place in an array. */
const mostPlaces = 3;

/** What judging a part needs besides the part itself. */
export interface PartView {
  readonly part: SearchPart;
  readonly index: ActivityIndex;
  readonly nowMs: number;
  /** The position of the captured request with this id; undefined where there is none. */
  positionOfCapture(id: string): number | undefined;
  /** The positions of records with a note, from one position to another. */
  notedBetween(first: number, last: number): readonly number[];
}

/** Judges the records of a part: one verdict a position, from the words, the numbers and the flags, without reading any record. */
export function judgePart(query: Query, view: PartView): Uint8Array<ArrayBuffer> {
  const { part } = view;
  switch (query.kind) {
    case 'all':
      return new Uint8Array(part.count).fill(yes);
    case 'condition':
      return judgeCondition(query.condition, view);
    case 'not': {
      const judged = judgePart(query.part, view);
      for (let at = 0; at < judged.length; at += 1) judged[at] = yes - (judged[at] ?? no);
      return judged;
    }
    case 'and': {
      const least = new Uint8Array(part.count).fill(yes);
      for (const each of cheapFirst(query.parts)) {
        const judged = judgePart(each, view);
        let some = 0;
        for (let at = 0; at < least.length; at += 1) {
          const lower = Math.min(least[at] ?? no, judged[at] ?? no);
          least[at] = lower;
          some |= lower;
        }
        if (some === 0) break;
      }
      return least;
    }
    case 'or': {
      const most = new Uint8Array(part.count);
      for (const each of query.parts) {
        const judged = judgePart(each, view);
        for (let at = 0; at < most.length; at += 1) most[at] = Math.max(most[at] ?? no, judged[at] ?? no);
      }
      return most;
    }
  }
}

function cheapFirst(parts: readonly Query[]): readonly Query[] {
  const cost = (query: Query): number => {
    if (query.kind !== 'condition') return query.kind === 'all' ? 0 : 3;
    const { kind } = query.condition;
    return kind === 'direction' || kind === 'state' || kind === 'mark' || kind === 'time' ? 0 : kind === 'header' || kind === 'body' || kind === 'words' ? 2 : 1;
  };
  return [...parts].sort((one, other) => cost(one) - cost(other));
}

function judgeCondition(condition: QueryCondition, view: PartView): Uint8Array<ArrayBuffer> {
  const { part } = view;
  const judged = new Uint8Array(part.count);
  switch (condition.kind) {
    case 'words':
      judgeWords(judged, part, wantedWords(condition.text, condition.phrase));
      return judged;
    case 'text':
      if (condition.field === 'id') judgeIds(judged, view, condition.pattern);
      else judgeValues(judged, part, termKind[condition.field], '', condition.pattern);
      return judged;
    case 'number':
    case 'range': {
      const passes = condition.kind === 'range' ? (value: number) => value >= condition.from && value <= condition.to : (value: number) => holds(condition.comparison, value - condition.value);
      if (condition.field === 'duration') part.judgeDurations(judged, passes);
      else if (condition.field === 'size') part.judgeSizes(judged, passes);
      else part.markTerms(judged, `${termKind[condition.field]}${valueMark}`, (term) => passes(Number(valueIn(term))), yes);
      return judged;
    }
    case 'failure':
      part.mark(judged, valueTerm(termKind.failure, '', condition.code), yes);
      return judged;
    case 'direction': {
      const flag = condition.value === 'received' ? activityFlag.received : 0;
      return judgeFlags(judged, view, (flags) => ((flags & activityFlag.received) === flag ? yes : no));
    }
    case 'state':
      judgeFlags(judged, view, stateJudge(condition.value));
      if (condition.value === 'complete') for (const state of brokenStates) part.mark(judged, valueTerm(termKind.state, '', state), no);
      if (brokenStates.includes(condition.value)) part.mark(judged, valueTerm(termKind.state, '', condition.value), yes);
      return judged;
    case 'header':
      judgeValues(judged, part, termKind.header, headerName(condition.name), condition.pattern);
      return judged;
    case 'body':
      judgeBody(judged, part, condition);
      return judged;
    case 'time': {
      const moment = momentMs(condition.moment, view.nowMs);
      part.judgeTimes(judged, condition.relation === 'after' ? (timeMs) => timeMs >= moment : (timeMs) => timeMs < moment);
      return judged;
    }
    case 'check':
      for (const pattern of wantedChecks(condition.value)) judgeValues(judged, part, termKind.check, '', pattern);
      return judged;
    case 'mark':
      if (condition.mark === 'unread') {
        const { look } = condition;
        if (look !== undefined) for (let at = 0; at < judged.length; at += 1) judged[at] = isUnread(look, part.base + at) ? yes : no;
        return judged;
      }
      if (condition.mark === 'noted') {
        for (const position of view.notedBetween(part.base, part.base + part.count - 1)) judged[position - part.base] = yes;
        return judged;
      }
      return judgeFlags(judged, view, (flags) => ((flags & activityFlag.pinned) === 0 ? no : yes));
  }
}

/** By the flags that every record has in memory. */
function judgeFlags(judged: Uint8Array<ArrayBuffer>, { part, index }: PartView, judge: (flags: number) => number): Uint8Array<ArrayBuffer> {
  const end = index.indexOf(part.base + part.count);
  for (let place = index.indexOf(part.base); place < end; place += 1) judged[index.positionAt(place) - part.base] = judge(index.flags[place] ?? 0);
  return judged;
}

const sentStates = activityFlag.received | activityFlag.notDelivered | activityFlag.failing | activityFlag.underWay;

/** States of captured requests, which never change, so that the index has them. */
const brokenStates: readonly string[] = ['incomplete', 'malformed'];

/** The state of a delivery is not in the index, since it changes; but the flags leave few records where it may be. */
function stateJudge(state: string): (flags: number) => number {
  const { received, failing, notDelivered, underWay } = activityFlag;
  switch (state) {
    case 'complete':
      return (flags) => ((flags & received) === 0 ? no : yes);
    case 'incomplete':
    case 'malformed':
      return () => no;
    case 'not-delivered':
      return (flags) => ((flags & (received | notDelivered)) === notDelivered ? yes : no);
    case 'queued':
    case 'sending':
    case 'waiting':
      return (flags) => ((flags & (received | underWay)) === underWay ? maybe : no);
    case 'failed':
    case 'unknown':
      return (flags) => ((flags & (received | failing)) === failing ? maybe : no);
    default:
      return (flags) => ((flags & sentStates) === 0 ? maybe : no);
  }
}

function judgeWords(judged: Uint8Array, part: SearchPart, { text, open }: { readonly text: string; readonly open: boolean }): void {
  const words = wordsOf(text);
  const [first] = words;
  if (first === undefined) {
    judged.fill(maybe);
    return;
  }
  const terms = words.map(wordTerm);
  const isPlain = first === text && terms.every(({ cut }) => !cut);
  const lastIsOpen = open && isWordAt(text, text.length - 1);
  part.markAll(judged, terms.map(({ term }, at) => ({ term, open: lastIsOpen && at === terms.length - 1 })), isPlain ? yes : maybe);
}

function judgeIds(judged: Uint8Array, view: PartView, pattern: TextPattern): void {
  const { part, index } = view;
  const [only = ''] = pattern.pieces;
  if (pattern.pieces.length === 1) {
    part.mark(judged, idTerm(only), idTerm(only).endsWith(otherValue) ? maybe : yes);
    const position = view.positionOfCapture(foldCase(only));
    if (position !== undefined && position >= part.base && position < part.base + part.count) judged[position - part.base] = yes;
    return;
  }
  const matches = textMatcher(pattern);
  const prefix = `${termKind.id}${valueMark}`;
  part.markTerms(judged, prefix, (term) => term !== prefix + otherValue && matches(valueIn(term)), yes);
  part.raise(judged, prefix + otherValue, maybe);
  const end = index.indexOf(part.base + part.count);
  for (let place = index.indexOf(part.base); place < end; place += 1) if (((index.flags[place] ?? 0) & activityFlag.received) !== 0) judged[index.positionAt(place) - part.base] = maybe;
}

function judgeBody(judged: Uint8Array<ArrayBuffer>, part: SearchPart, { path, test }: Extract<QueryCondition, { readonly kind: 'body' }>): void {
  const places = path.filter((name) => wholeNumber.test(name)).length;
  if (path.length === 0 || places > mostPlaces) {
    judged.fill(maybe);
    return;
  }
  for (const names of withoutPlaces(path)) {
    // Every name may be a place in an array at the root.
    if (names.length === 0) {
      judged.fill(maybe);
      return;
    }
    const name = pathName(names);
    if (test === undefined) {
      for (const kind of [termKind.bodyText, termKind.bodyNumber]) for (const mark of [valueMark, stepMark]) part.mark(judged, `${kind}${name}${mark}`, yes, true);
    } else if (test.kind === 'text') {
      judgeValues(judged, part, termKind.bodyText, name, test.pattern);
      judgeValues(judged, part, termKind.bodyNumber, name, test.pattern);
    } else {
      const prefix = `${termKind.bodyNumber}${name}${valueMark}`;
      part.markTerms(judged, prefix, numberTermTest(test.number), yes);
      part.raise(judged, prefix + otherValue, maybe);
    }
  }
  if (places > 0) for (let at = 0; at < judged.length; at += 1) judged[at] = Math.min(judged[at] ?? no, maybe);
}

/** Numbers of so few characters, without an exponent, are told apart by doubles as well as by their digits. */
const plainNumber = /^-?[0-9.]{1,14}$/;

function numberTermTest(test: NumberTest): (term: string) => boolean {
  const wanted = plainNumber.test(test.text) ? Number(test.text) : undefined;
  return (term) => {
    const text = valueIn(term);
    if (wanted !== undefined && plainNumber.test(text)) return holds(test.comparison, Number(text) - wanted);
    return meetsNumberTest(test, text);
  };
}

/** The path as it may stand in the index, where arrays have no places: each whole number is a name, or is left out. */
function withoutPlaces(path: readonly string[]): readonly (readonly string[])[] {
  let paths: (readonly string[])[] = [[]];
  for (const name of path) paths = paths.flatMap((names) => (wholeNumber.test(name) ? [names, [...names, name]] : [[...names, name]]));
  return paths;
}

/** Records with a value of this kind (and name or path) that is like the pattern; without a pattern, with any. */
function judgeValues(judged: Uint8Array, part: SearchPart, kind: TermKind, name: string, pattern: TextPattern | undefined): void {
  const prefix = `${kind}${name}${valueMark}`;
  if (pattern === undefined) {
    part.mark(judged, prefix, yes, true);
    return;
  }
  const [only = ''] = pattern.pieces;
  if (pattern.pieces.length <= 1) {
    if (isHeldValue(only)) {
      part.mark(judged, valueTerm(kind, name, only), yes);
      return;
    }
  } else if (pattern.pieces.length === 2 && pattern.pieces[1] === '' && only !== '') {
    part.mark(judged, prefix + spelled(foldCase(only)), yes, true);
  } else {
    const matches = textMatcher(pattern);
    part.markTerms(judged, prefix, (term) => !term.startsWith(otherValue, prefix.length) && matches(valueIn(term)), yes);
  }
  part.raise(judged, prefix + otherValue, maybe, withoutWords.has(kind) ? [] : wordsAround(pattern));
}

/** Kinds whose values are not among the words of a record. */
const withoutWords: ReadonlySet<TermKind> = new Set([termKind.source, termKind.method, termKind.check]);

/** Words that every record with such a value has, so that values which the index does not hold are looked for in few records. */
function wordsAround({ pieces }: TextPattern): readonly { readonly term: string; readonly open: boolean }[] {
  const last = pieces.length - 1;
  return pieces.flatMap((piece, at) => {
    const text = foldedText(piece);
    const words = wordsOf(text).map((word) => ({ term: wordTerm(word).term, open: false }));
    // A word at a star may go on there.
    if (at > 0 && isWordAt(text, 0)) words.shift();
    if (at < last && isWordAt(text, text.length - 1)) {
      const cut = words.pop();
      if (cut !== undefined && (at === 0 || words.length > 0)) words.push({ ...cut, open: true });
    }
    return words;
  });
}

function valueIn(term: string): string {
  return unspelled(term.slice(term.indexOf(valueMark) + valueMark.length));
}
