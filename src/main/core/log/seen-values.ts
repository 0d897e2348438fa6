import type { SeenField, SeenValue } from '../../../shared/contract/filter-contract';
import { stringValue } from '../../../shared/json/json-text';
import { parseJson, type JsonNode } from '../../../shared/json/parse-json';
import { nameText } from '../../../shared/query/query-text';
import { foldCase } from '../../../shared/query/text-pattern';
import type { Connection } from './connection';
import { headersFromText } from './header-text';
import { bytesOf, numberOf, textOf } from './sql-row';

/** How many of the newest records are looked at: rows of the stream, headers, and bodies with at most so many bytes each. */
const rows = 20_000;
const headRows = 1_000;
const bodyRows = 200;
const bodyBytes = 64 * 1024;
const deepest = 12;
const longestValue = 200;

type Column = Exclude<SeenField, 'header' | 'body' | object>;

/** Statements that give `value` of the newest records; the one parameter is how many. */
const columns: Readonly<Record<Column, string>> = {
  event: 'SELECT event_name AS value FROM activity ORDER BY position DESC LIMIT ?',
  source: 'SELECT source AS value FROM activity ORDER BY position DESC LIMIT ?',
  method: "SELECT coalesce(method, (SELECT t.method FROM attempt t WHERE t.delivery_position = activity.position LIMIT 1)) AS value FROM activity ORDER BY position DESC LIMIT ?",
  endpoint: 'SELECT endpoint_name AS value FROM activity ORDER BY position DESC LIMIT ?',
  path: 'SELECT coalesce(path, (SELECT t.target FROM attempt t WHERE t.delivery_position = activity.position LIMIT 1)) AS value FROM activity ORDER BY position DESC LIMIT ?',
  status: 'SELECT coalesce(CAST(a.status AS TEXT), d.failure_code) AS value FROM activity a LEFT JOIN delivery d ON d.position = a.position ORDER BY a.position DESC LIMIT ?',
  state: 'SELECT state AS value FROM activity ORDER BY position DESC LIMIT ?',
};

const newestHeaders = 'SELECT headers FROM (SELECT headers, position FROM capture ORDER BY seq DESC LIMIT ?1) UNION ALL SELECT headers FROM (SELECT headers FROM attempt ORDER BY key DESC LIMIT ?1)';
const newestBodies = `SELECT bytes FROM (SELECT body AS bytes FROM capture WHERE length(body) BETWEEN 2 AND ${bodyBytes} ORDER BY seq DESC LIMIT ?1)
  UNION ALL SELECT bytes FROM (SELECT bytes FROM wire_body WHERE length(bytes) BETWEEN 2 AND ${bodyBytes} ORDER BY key DESC LIMIT ?1)`;

/** The most frequent values among the newest records, those that begin with the prefix. Reads a bounded number of records whatever the log holds. */
export function seenValues(connection: Connection, field: SeenField, prefix: string, limit: number): readonly SeenValue[] {
  const folded = foldCase(prefix);
  if (typeof field === 'string' && field !== 'header' && field !== 'body') {
    const sql = `SELECT value, count(*) AS records FROM (${columns[field]}) WHERE value IS NOT NULL AND value <> '' AND substr(lower(value), 1, ?) = ? GROUP BY value ORDER BY records DESC, value LIMIT ?`;
    return connection
      .prepare(sql)
      .all(rows, [...folded].length, folded, limit)
      .map((row) => ({ value: textOf(row, 'value'), count: numberOf(row, 'records') }));
  }
  const counts = new Map<string, number>();
  const count = (values: ReadonlySet<string>): void => {
    for (const value of values) {
      if (value !== '' && value.length <= longestValue && foldCase(value).startsWith(folded)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  };
  if (field === 'header' || (typeof field === 'object' && 'header' in field)) {
    const wanted = field === 'header' ? undefined : foldCase(field.header);
    for (const row of connection.prepare(newestHeaders).all(headRows)) {
      const pairs = headersFromText(textOf(row, 'headers'));
      count(new Set(pairs.flatMap(([name, value]) => (wanted === undefined ? [foldCase(name)] : foldCase(name) === wanted ? [value] : []))));
    }
  } else {
    for (const row of connection.prepare(newestBodies).all(bodyRows)) {
      const text = new TextDecoder().decode(bytesOf(row, 'bytes'));
      const parsed = parseJson(text);
      if (!parsed.ok) continue;
      count(new Set(field === 'body' ? pathsIn(parsed.root, '', 0) : valuesAt(parsed.root, field.body, text)));
    }
  }
  return [...counts]
    .map(([value, records]) => ({ value, count: records }))
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
    .slice(0, limit);
}

/** The paths of the values in a body as a query has them; the elements of an array have that of the array. */
function pathsIn(node: JsonNode, path: string, depth: number): readonly string[] {
  if (depth > deepest) return [];
  if (node.kind === 'array') return [path, ...node.items.flatMap((item) => pathsIn(item, path, depth + 1))];
  if (node.kind !== 'object') return [path];
  return [path, ...node.members.flatMap(({ key, value }) => pathsIn(value, path === '' ? nameText(key) : `${path}.${nameText(key)}`, depth + 1))];
}

/** The texts of the plain values at a path; an array on the way or at the end gives those of its elements. */
function valuesAt(node: JsonNode, path: readonly string[], text: string, depth = 0): readonly string[] {
  if (depth > deepest) return [];
  const [first, ...others] = path;
  if (node.kind === 'array') {
    const item = first !== undefined && /^[0-9]{1,9}$/.test(first) ? node.items[Number(first)] : undefined;
    return item === undefined ? node.items.flatMap((each) => valuesAt(each, path, text, depth + 1)) : valuesAt(item, others, text, depth + 1);
  }
  if (node.kind === 'object') return first === undefined ? [] : node.members.filter(({ key }) => key === first).flatMap(({ value }) => valuesAt(value, others, text, depth + 1));
  return first === undefined ? [node.kind === 'string' ? stringValue(text, node) : text.slice(node.start, node.end)] : [];
}
