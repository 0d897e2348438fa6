import { Ajv } from 'ajv';
import draft6 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import formats from 'ajv-formats';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What the published schema of HAR 1.2 (`har-schema`) says against a value; nothing where it is valid. */
export function harProblems(value: unknown): readonly string[] {
  const schemas = require('har-schema') as Readonly<Record<string, { readonly $id: string }>>;
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addMetaSchema(draft6);
  formats.default(ajv);
  for (const schema of Object.values(schemas)) ajv.addSchema(schema);
  const validate = ajv.getSchema('har.json#') ?? ajv.getSchema('har.json');
  if (validate === undefined) throw new Error('The schema of HAR files is not where it was.');
  void validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
