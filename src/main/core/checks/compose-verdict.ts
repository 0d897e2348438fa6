import type { CatalogEntry } from '../../../shared/catalog/catalog';
import type { ComposeCheck, ComposeVerdict } from '../../../shared/contract/contract';
import { nodeAt, pathOf } from '../../../shared/json/json-pointer';
import { parseJson } from '../../../shared/json/parse-json';
import type { EventDraft } from '../../../shared/model/event';
import { buildBody } from '../wire/build-body';
import { clipped, inlineJson } from './inline-json';
import { repeatedKeys } from './repeated-keys';
import { memberOf } from './reading';
import { subjectSchemaOf, type CompileSchema, type SchemaError } from './schema-rule';

const toldErrors = 20;
const toldKeys = 5;

/** Whether a body can be built at all, and warnings on the subject. Warnings never stop a send: sending odd events is what a test bench is for. */
export function composeVerdict(entry: CatalogEntry, draft: EventDraft, compile: CompileSchema): Pick<ComposeVerdict, 'sendable' | 'problem' | 'checks'> {
  const built = buildBody(draft, entry.subject);
  if (!built.ok) return { sendable: false, problem: { message: built.problem.message, offset: built.problem.offset ?? 0 }, checks: [] };
  const value: unknown = JSON.parse(draft.subjectText);
  const compiled = compile(subjectSchemaOf(entry));
  const errors = compiled.ok ? compiled.validate(value).slice(0, toldErrors) : [];
  return { sendable: true, checks: [...distinct(errors).map((error) => checkOf(error, entry, draft, value)), ...repeatedKeyChecks(draft.subjectText)] };
}

function distinct(errors: readonly SchemaError[]): readonly SchemaError[] {
  return [...new Map(errors.map((error) => [`${error.keyword} ${error.pointer}`, error])).values()];
}

function checkOf(error: SchemaError, entry: CatalogEntry, draft: EventDraft, value: unknown): ComposeCheck {
  const { title, why } = sentencesOf(error, entry, draft.subjectText);
  const fix = fixOf(error, entry, draft, value);
  return {
    code: `schema-${error.keyword}`,
    state: 'warn',
    title,
    pointer: error.pointer,
    ...(why === undefined ? {} : { why }),
    ...(fix === undefined ? {} : { fix }),
  };
}

/** What the event’s own meaning says of a field, where it is known better than by its schema; else what the schema says. */
function sentencesOf({ pointer, keyword, message }: SchemaError, entry: CatalogEntry, text: string): { readonly title: string; readonly why?: string } {
  if (keyword === 'required' && pointer === '/id') return { title: 'id is missing', why: `Receivers tell one ${entry.subject} from another by it.` };
  switch (entry.origin === 'provider' ? `${entry.name} ${keyword} ${pointer}` : '') {
    case 'claim.assigned type /assigned_to':
      return { title: `assigned_to is ${foundAt(text, pointer)}`, why: 'claim.assigned always names the assignee.' };
    case 'claim.unassigned type /assigned_to':
      return { title: `assigned_to is ${foundAt(text, pointer)}`, why: 'After claim.unassigned the claim is assigned to no one.' };
    case 'claim.closed const /status':
      return { title: `status is ${foundAt(text, pointer)}`, why: 'claim.closed says that the claim is closed now.' };
    case 'claim.reopened const /status':
      return { title: `status is ${foundAt(text, pointer)}`, why: 'claim.reopened says that the claim is open now.' };
    default:
      return { title: message.replace(/\.$/, '') };
  }
}

function foundAt(text: string, pointer: string): string {
  const parsed = parseJson(text);
  const node = parsed.ok ? nodeAt(parsed.root, pointer) : undefined;
  if (node === undefined) return 'missing';
  const written = inlineJson(text.slice(node.start, node.end), 60);
  return node.kind === 'string' ? written.replace(/^"/, '“').replace(/"(…?)$/, '”$1') : written;
}

/** The one change that mends an error, where the schema or the draft leaves no choice. Only of a value that is there: a fix replaces it. */
function fixOf(error: SchemaError, entry: CatalogEntry, draft: EventDraft, subject: unknown): ComposeCheck['fix'] | undefined {
  const { pointer, keyword, expected } = error;
  if (!isPresent(subject, pointer)) return undefined;
  if (keyword === 'type' && pointer === '/assigned_to' && entry.name === 'claim.assigned') {
    const { performedBy } = draft;
    if (performedBy.kind !== 'user') return undefined;
    return { label: `Use ${performedBy.name}`, pointer, valueText: JSON.stringify({ user_id: performedBy.userId, name: performedBy.name }) };
  }
  if (keyword === 'type' && expected === 'null') return { label: 'Use null', pointer, valueText: 'null' };
  if (keyword === 'const') {
    const parsed = parseJson(expected);
    if (parsed.ok && parsed.root.kind !== 'object' && parsed.root.kind !== 'array') return { label: `Use ${String(JSON.parse(expected))}`, pointer, valueText: expected };
  }
  return undefined;
}

function isPresent(subject: unknown, pointer: string): boolean {
  let value = subject;
  for (const step of pathOf(pointer) ?? []) {
    value = Array.isArray(value) ? value[Number(step)] : memberOf(value, step);
    if (value === undefined) return false;
  }
  return true;
}

function repeatedKeyChecks(text: string): readonly ComposeCheck[] {
  return repeatedKeys(text, toldKeys).map(({ key, times, pointer }) => ({
    code: 'repeated-key',
    state: 'warn',
    title: `“${clipped(key, 60)}” is written ${times === 2 ? 'twice' : `${times} times`} in one object`,
    why: 'It is sent so. Which of the values counts differs from receiver to receiver; most take the last.',
    pointer,
  }));
}
