import type { Query, QueryCondition, TextPattern } from '../../src/shared/query/query';

/** A record as plain as can be, from which a test makes the real one. */
export interface PlainRecord {
  readonly direction: 'sent' | 'received';
  readonly id: string;
  readonly event: string | null;
  readonly source: string | null;
  readonly methods: readonly string[];
  readonly path: string;
  readonly addresses: readonly string[];
  readonly endpoint: readonly string[];
  readonly ids: readonly string[];
  readonly statuses: readonly number[];
  readonly failures: readonly string[];
  readonly attempts: number | null;
  readonly durationMs: number | null;
  readonly sizeBytes: number;
  readonly timeMs: number;
  readonly state: string;
  readonly checkState: string | null;
  readonly checkMarks: string;
  readonly pinned: boolean;
  readonly unread: boolean;
  readonly noted: boolean;
  readonly headers: readonly (readonly [string, string])[];
  /** The text of each body. */
  readonly bodies: readonly string[];
  /** The subject that a delivery's event is about, as JSON text. */
  readonly subject: string | null;
}

/** Whether a record meets a query, in the plainest way: for tests to hold the real search against. Bodies must hold no number that a double cannot. */
export function naiveMatch(query: Query, record: PlainRecord, nowMs: number): boolean {
  switch (query.kind) {
    case 'all':
      return true;
    case 'and':
      return query.parts.every((part) => naiveMatch(part, record, nowMs));
    case 'or':
      return query.parts.some((part) => naiveMatch(part, record, nowMs));
    case 'not':
      return !naiveMatch(query.part, record, nowMs);
    case 'condition':
      return meets(query.condition, record, nowMs);
  }
}

function meets(condition: QueryCondition, record: PlainRecord, nowMs: number): boolean {
  switch (condition.kind) {
    case 'words': {
      const open = !condition.phrase && condition.text.length > 1 && condition.text.endsWith('*');
      const wanted = (open ? condition.text.slice(0, -1) : condition.text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      const letter = '[\\p{L}\\p{N}\\p{M}]';
      const before = /^[\p{L}\p{N}\p{M}]/u.test(condition.text) ? `(?<!${letter})` : '';
      const after = !open && /[\p{L}\p{N}\p{M}]$/u.test(condition.text) ? `(?!${letter})` : '';
      const expression = new RegExp(`${before}${wanted}${after}`, 'iu');
      const texts = [record.event ?? '', record.path, ...record.addresses, ...record.endpoint, ...record.headers.map(([name, value]) => `${name}: ${value}`), ...record.bodies, ...record.bodies.map(unescaped), ...(record.subject === null ? [] : [record.subject, unescaped(record.subject)])];
      return texts.some((text) => expression.test(text));
    }
    case 'text': {
      const values = { event: [record.event], source: [record.source], method: record.methods, path: [record.path], endpoint: record.endpoint, id: record.ids }[condition.field];
      return values.some((value) => value !== null && like(condition.pattern, value));
    }
    case 'number':
    case 'range': {
      const values = { status: record.statuses, attempts: [record.attempts], duration: [record.durationMs], size: [record.sizeBytes] }[condition.field];
      return values.some((value) => value !== null && (condition.kind === 'range' ? value >= condition.from && value <= condition.to : compares(condition.comparison, value, condition.value)));
    }
    case 'failure':
      return record.failures.includes(condition.code);
    case 'direction':
      return record.direction === condition.value;
    case 'state':
      return record.state === condition.value;
    case 'header':
      return record.headers.some(([name, value]) => name.toLowerCase() === condition.name.toLowerCase() && (condition.pattern === undefined || like(condition.pattern, value)));
    case 'body': {
      const documents = record.bodies.flatMap((text) => parsed(text));
      if (record.bodies.length === 0 && record.subject !== null) documents.push({ claim: JSON.parse(record.subject) });
      return documents.some((document) => valuesAt(document, condition.path).some((value) => passes(value, condition.test)));
    }
    case 'time': {
      const moment = condition.moment.kind === 'at' ? condition.moment.atMs : nowMs - condition.moment.agoMs;
      return condition.relation === 'after' ? record.timeMs >= moment : record.timeMs < moment;
    }
    case 'check':
      if (!['failed', 'warned', 'passed', 'not-run'].includes(condition.value)) return new RegExp(`(fail|warn):${{ body: 'body(-\\S*)?', schema: '(schema(-\\S*)?|event-known)' }[condition.value] ?? condition.value}( |$)`).test(record.checkMarks);
      return record.checkState === (condition.value === 'not-run' ? 'not-run' : condition.value.slice(0, 4));
    case 'mark':
      return (condition.mark === 'pinned' && record.pinned) || (condition.mark === 'noted' && record.noted) || (condition.mark === 'unread' && record.unread);
  }
}

function unescaped(text: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|["\\/bfnrt])/g, (escape) => String(JSON.parse(`"${escape}"`)));
}

function like({ pieces }: TextPattern, value: string): boolean {
  const source = pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^]*');
  return new RegExp(`^${source}$`, 'i').test(value);
}

function compares(comparison: string, one: number, other: number): boolean {
  return { '=': one === other, '!=': one !== other, '>': one > other, '>=': one >= other, '<': one < other, '<=': one <= other }[comparison] === true;
}

function parsed(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function valuesAt(value: unknown, path: readonly string[]): readonly unknown[] {
  const [name, ...rest] = path;
  const inItems = Array.isArray(value) ? value.flatMap((item) => valuesAt(item, path)) : [];
  if (name === undefined) return [value, ...inItems];
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.entries(value).find(([key]) => key === name);
  return [...(own === undefined ? [] : valuesAt(own[1], rest)), ...inItems];
}

function passes(value: unknown, test: Extract<QueryCondition, { readonly kind: 'body' }>['test']): boolean {
  if (test === undefined) return true;
  if (typeof value === 'object' && value !== null) return false;
  if (test.kind === 'number') return typeof value === 'number' && compares(test.number.comparison, value, Number(test.number.text));
  return like(test.pattern, String(value));
}
