import { bodySchema } from '../../../shared/catalog/body-schema';
import { providerCatalog, type CatalogEntry, type JsonSchema } from '../../../shared/catalog/catalog';
import type { CustomEvent, Workspace } from '../../../shared/model/workspace';

/** The catalogue of a workspace: the shipped events, then the user's own. The same array as long as the user's events stay the same. */
export function catalogOf(workspace: Workspace): readonly CatalogEntry[] {
  const known = catalogs.get(workspace.events);
  if (known !== undefined) return known;
  const catalog = [...providerCatalog, ...workspace.events.map(entryOf)];
  catalogs.set(workspace.events, catalog);
  return catalog;
}

const catalogs = new WeakMap<readonly CustomEvent[], readonly CatalogEntry[]>();

/** Reads the text of a user's schema. Empty text is the schema of any object; text that is not a JSON object is refused in one line. */
export function subjectSchemaOf(text: string): { readonly ok: true; readonly schema: JsonSchema } | { readonly ok: false; readonly message: string } {
  if (text.trim() === '') return { ok: true, schema: { type: 'object' } };
  try {
    const schema: unknown = JSON.parse(text);
    if (typeof schema === 'object' && schema !== null && !Array.isArray(schema)) return { ok: true, schema: schema as JsonSchema };
    return { ok: false, message: 'A schema is a JSON object, such as {"type": "object"}.' };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, message: `The schema is not valid JSON: ${error.message}.` };
    throw error;
  }
}

function entryOf(event: CustomEvent): CatalogEntry {
  const read = subjectSchemaOf(event.subjectSchema);
  if (!read.ok) throw new Error(`the schema of ${event.name} got past validation: ${read.message}`);
  const subject = read.schema;
  return {
    name: event.name,
    group: 'Your own',
    subject: event.subject,
    description: event.description,
    bodySchema: bodySchema(event.name, event.subject, subject),
    origin: 'user',
  };
}
