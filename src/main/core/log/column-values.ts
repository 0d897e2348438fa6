import { parseJson, type JsonNode } from '../../../shared/json/parse-json';
import type { HeaderPair } from '../../../shared/model/header';
import type { ColumnSource, ColumnValue } from '../../../shared/model/stream-column';
import type { Connection, SqlRow } from './connection';
import { headersFromText } from './header-text';
import { scalarText } from '../../../shared/query/body-matcher';
import { bytesOf, numberOf, textOf } from './sql-row';

/** What a record has in each of the columns that were asked for, in their order. */
export interface ColumnValues {
  readonly position: number;
  readonly values: readonly ColumnValue[];
}

/** Larger bodies are not read for a list. */
const readBytes = 128 * 1024;
const shownCharacters = 200;
const nothing: ColumnValue = { kind: 'none' };

const body = (bytes: string, wanted: boolean): string => (wanted ? `length(${bytes}) AS body_bytes, CASE WHEN length(${bytes}) <= ${readBytes} THEN ${bytes} END AS body` : '0 AS body_bytes, NULL AS body');

/** Reads the columns of the records at these positions. Of a delivery the last attempt counts; without one there is nothing. */
export function columnValuesAt(connection: Connection, positions: readonly number[], sources: readonly ColumnSource[]): readonly ColumnValues[] {
  const readsBodies = sources.some(({ kind }) => kind === 'body');
  const chosen = JSON.stringify(positions);
  const captured = connection
    .prepare(`SELECT a.position, c.headers, ${body('c.body', readsBodies)} FROM activity a JOIN capture c ON c.seq = a.seq WHERE a.position IN (SELECT value FROM json_each(?))`)
    .all(chosen);
  const sent = connection
    .prepare(
      `SELECT t.delivery_position AS position, t.headers, ${body('b.bytes', readsBodies)} FROM attempt t JOIN wire_body b ON b.key = t.body_key
       WHERE t.key IN (SELECT max(key) FROM attempt WHERE delivery_position IN (SELECT value FROM json_each(?)) GROUP BY delivery_position)`,
    )
    .all(chosen);
  const read = new Map([...captured, ...sent].map((row) => [numberOf(row, 'position'), valuesOf(row, sources)]));
  return positions.map((position) => ({ position, values: read.get(position) ?? sources.map(() => nothing) }));
}

function valuesOf(row: SqlRow, sources: readonly ColumnSource[]): readonly ColumnValue[] {
  const headers = headersFromText(textOf(row, 'headers'));
  const isLarge = numberOf(row, 'body_bytes') > readBytes;
  const json = isLarge || row['body'] === null ? undefined : parsedBody(bytesOf(row, 'body'));
  return sources.map((source): ColumnValue => {
    switch (source.kind) {
      case 'own':
        return nothing;
      case 'header':
        return headerText(headers, source.name);
      case 'body':
        return isLarge ? { kind: 'too-large' } : json === undefined ? nothing : bodyText(json.text, json.root, source.path);
    }
  });
}

/** Every line of that name, as it stood on the wire read as UTF-8. */
function headerText(headers: readonly HeaderPair[], name: string): ColumnValue {
  const lines = headers.filter(([each]) => each.toLowerCase() === name.toLowerCase()).map(([, value]) => Buffer.from(value, 'latin1').toString('utf8'));
  return lines.length === 0 ? nothing : cut(lines.join(', '));
}

function parsedBody(bytes: Uint8Array): { readonly text: string; readonly root: JsonNode } | undefined {
  const text = new TextDecoder().decode(bytes);
  const parsed = parseJson(text);
  return parsed.ok ? { text, root: parsed.root } : undefined;
}

/** The value at a path; a list on the way gives the value of each of its items, as the query language has it. */
function bodyText(text: string, root: JsonNode, path: readonly string[]): ColumnValue {
  let nodes: readonly JsonNode[] = [root];
  for (const name of path) nodes = nodes.flatMap((node) => under(node, name));
  const [first, ...others] = nodes;
  if (first === undefined) return nothing;
  const texts = [first, ...others].slice(0, shownCharacters).map((node) => (node.kind === 'object' || node.kind === 'array' ? text.slice(node.start, Math.min(node.end, node.start + shownCharacters + 1)) : scalarText(text, node)));
  return cut(texts.join(', '));
}

function under(node: JsonNode, name: string): readonly JsonNode[] {
  if (node.kind === 'object') return node.members.filter((member) => member.key === name).map((member) => member.value);
  if (node.kind !== 'array') return [];
  const item = /^(0|[1-9][0-9]{0,9})$/.test(name) ? node.items[Number(name)] : undefined;
  if (item !== undefined) return [item];
  return node.items.flatMap((each) => (each.kind === 'object' ? under(each, name) : []));
}

function cut(text: string): ColumnValue {
  return text.length > shownCharacters ? { kind: 'text', text: text.slice(0, shownCharacters), cut: true } : { kind: 'text', text, cut: false };
}
