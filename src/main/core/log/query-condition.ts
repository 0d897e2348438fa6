import type { ActivityQuery, QueryTerm } from './log';

/** A condition on `activity a` as SQL. The text is always ours; what the user wrote stands in `values`. */
export interface SqlCondition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
  /** True where headers and bodies must be read, and not the narrow rows of the stream alone. */
  readonly readsBodies: boolean;
}

/** SQLite's lower() and LIKE fold ASCII alone, as the query language promises. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

const wordSql = `(
  instr(lower(a.event_name), ?1) OR instr(lower(a.endpoint_name), ?1) OR instr(lower(a.path), ?1)
  OR EXISTS (SELECT 1 FROM capture c WHERE c.seq = a.seq AND (instr(lower(c.target), ?1) OR instr(lower(c.headers), ?2) OR instr(lower(c.headers), ?3) OR instr(lower(c.body), ?1)))
  OR EXISTS (SELECT 1 FROM delivery d JOIN event e ON e.key = d.event_key WHERE d.position = a.position AND (instr(lower(d.url), ?1) OR instr(lower(e.subject_text), ?1)))
  OR EXISTS (SELECT 1 FROM attempt t JOIN wire_body b ON b.key = t.body_key WHERE t.delivery_position = a.position
    AND (instr(lower(t.target), ?1) OR instr(lower(t.headers), ?2) OR instr(lower(t.headers), ?3) OR instr(lower(b.bytes), ?1)))
)`;

/** Headers are stored as JSON text of latin1 characters: a word beyond ASCII stands there as its UTF-8 bytes or as latin1. */
function headerNeedles(word: string): readonly [string, string] {
  const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);
  return [escaped(word), escaped(Buffer.from(word, 'utf8').toString('latin1'))];
}

function likePattern(wildcards: string): string {
  return wildcards.replace(/[\\%_]/g, (sign) => `\\${sign}`).replaceAll('*', '%');
}

function conditionOf(term: QueryTerm): SqlCondition {
  switch (term.field) {
    case 'word': {
      const word = lowerAscii(term.value);
      const [inHeaders, inHeaderBytes] = headerNeedles(word);
      const values: string[] = [];
      const sql = wordSql.replace(/\?([123])/g, (_, number: string) => {
        values.push(number === '1' ? word : number === '2' ? inHeaders : inHeaderBytes);
        return '?';
      });
      return { sql, values, readsBodies: true };
    }
    case 'event':
      return { sql: "a.event_name LIKE ? ESCAPE '\\'", values: [likePattern(term.value)], readsBodies: false };
    case 'direction':
      return { sql: 'a.flags & 1 = ?', values: [term.value === 'received' ? 1 : 0], readsBodies: false };
    case 'state':
      return { sql: 'a.state = ?', values: [term.value], readsBodies: false };
  }
}

/** The condition that every term of the query makes together; undefined where there is no term. */
export function conditionOfQuery(query: ActivityQuery): SqlCondition | undefined {
  if (query.terms.length === 0) return undefined;
  const parts = query.terms.map((term) => {
    const condition = conditionOf(term);
    return { ...condition, sql: `${term.not ? 'NOT ' : ''}coalesce(${condition.sql}, 0)` };
  });
  return {
    sql: parts.map(({ sql }) => sql).join(' AND '),
    values: parts.flatMap(({ values }) => values),
    readsBodies: parts.some(({ readsBodies }) => readsBodies),
  };
}
