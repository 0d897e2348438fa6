import type { JsonNode } from '../../../../shared/json/parse-json';
import { scalarText } from '../../../../shared/query/body-matcher';
import type { RecordFacts } from './record-facts';
import { checksOf, someSearchText } from '../../../../shared/query/record-values';
import { emptyValue, headerName, idTerm, spelled, stepMark, termKind, valueMark, valueTerm, wordTerm, type TermKind } from './terms';
import { readingsOf } from '../../../../shared/query/wire-readings';
import { wordsOf } from '../../../../shared/query/word-tokens';

/** Beyond these a record is not put into the index but looked at itself by every search: it is rare, and would cost more than it saves. */
const mostBytes = 256 * 1024;
const mostTerms = 20_000;
const longestPath = 300;
const halfPair = /\p{Surrogate}/u;

/** The words of the full-text index for a record; undefined where it is too large or too odd for it. */
export function termsOf(record: RecordFacts): ReadonlySet<string> | undefined {
  if (record.bodyBytes > mostBytes) return undefined;
  const terms = new Set<string>();
  someSearchText(record, (text) => {
    for (const word of wordsOf(text)) terms.add(wordTerm(word).term);
    return false;
  });
  const addTexts = (kind: TermKind, name: string, texts: readonly string[]): void => {
    for (const text of texts) for (const reading of readingsOf(text)) terms.add(valueTerm(kind, name, reading));
  };
  addTexts(termKind.event, '', record.eventName === null ? [] : [record.eventName]);
  addTexts(termKind.source, '', record.source === null ? [] : [record.source]);
  addTexts(termKind.path, '', record.path === null ? [] : [record.path]);
  addTexts(termKind.method, '', record.methods);
  addTexts(termKind.endpoint, '', record.endpoint);
  addTexts(termKind.failure, '', record.failures);
  addTexts(termKind.status, '', record.statuses.map(String));
  addTexts(termKind.attempts, '', record.attempts === null ? [] : [String(record.attempts)]);
  addTexts(termKind.state, '', record.attempts === null && record.state !== 'complete' ? [record.state] : []);
  addTexts(termKind.check, '', checksOf(record));
  // The id of a captured request says its seq, so that it is found without.
  if (record.attempts !== null) for (const id of record.ids) terms.add(idTerm(id));
  for (const [name, value] of record.headers) addTexts(termKind.header, headerName(name), [value]);
  for (const { text, root } of record.bodies) if (root !== undefined && !addBody(terms, text, root, undefined)) return undefined;
  const { subject } = record;
  if (record.bodies.length === 0 && subject?.body.root !== undefined && !addBody(terms, subject.body.text, subject.body.root, spelled(subject.name))) return undefined;
  return terms.size > mostTerms ? undefined : terms;
}

/** Adds a word for each value of a body that has a path. False where a path is too long to be one. */
function addBody(terms: Set<string>, text: string, root: JsonNode, from: string | undefined): boolean {
  const open: { readonly node: JsonNode; readonly path: string | undefined }[] = [{ node: root, path: from }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, path } = next;
    if ((path?.length ?? 0) > longestPath || terms.size > mostTerms) return false;
    if (node.kind === 'array') {
      for (const item of node.items) open.push({ node: item, path });
    } else if (node.kind === 'object') {
      for (const { key, value } of node.members) {
        if (halfPair.test(key)) return false;
        open.push({ node: value, path: path === undefined ? spelled(key) : `${path}${stepMark}${spelled(key)}` });
      }
    } else if (path !== undefined) {
      terms.add(valueTerm(node.kind === 'number' ? termKind.bodyNumber : termKind.bodyText, path, scalarText(text, node)));
    }
    const isEmpty = (node.kind === 'array' && node.items.length === 0) || (node.kind === 'object' && node.members.length === 0);
    if (isEmpty && path !== undefined) terms.add(`${termKind.bodyText}${path}${valueMark}${emptyValue}`);
  }
  return true;
}
