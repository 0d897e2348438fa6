import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { accountSchema, entrySchema } from '../../../../../src/main/core/validation/account-schema';
import { inputSchemas } from '../../../../../src/main/core/validation/input-schemas';
import { compileOwn, createOwnAjv } from '../../../../../src/main/core/validation/own-schemas';
import { sharedWorkspaceSchema, workspaceSchema } from '../../../../../src/main/core/validation/workspace-schema';

const shipped = { ...inputSchemas, workspace: workspaceSchema, 'shared workspace': sharedWorkspaceSchema, account: accountSchema, 'entry of an account': entrySchema };
const language = new Ajv2020({ strict: false, logger: false });

test.each(Object.entries(shipped))('the schema of %s is sound, since nothing looks at it when the program starts', (_name, schema) => {
  expect(language.validateSchema(schema), language.errorsText(language.errors)).toBe(true);
});

test('what is wrong with a schema would be seen here', () => {
  expect(language.validateSchema({ type: 'objekt' })).toBe(false);
});

test('a shipped schema says its first problem and refuses what stands on a prototype', () => {
  const validate = compileOwn(createOwnAjv(), { type: 'object', required: ['toString'], properties: { count: { type: 'integer' } } });
  expect(validate({ count: 1, toString: 'own' })).toEqual([]);
  expect(validate({})).toHaveLength(1);
  expect(validate({ count: 'one', toString: 2 })).toHaveLength(1);
});
