import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { scenarioJsonSchema } from '../../../../../src/main/core/scenario/text/json-schema';
import { scenarioWords } from '../../../../support/scenario-words';

const root = join(import.meta.dirname, '../../../../..');
const schema = scenarioJsonSchema(scenarioWords.events.map(({ name }) => name), scenarioWords.faults);
const fits = new Ajv2020({ strict: false, allErrors: true }).compile(schema);

describe('the published schema', () => {
  test('is the one that follows from the parser’s words', async () => {
    await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(join(root, 'docs/scenario.schema.json'));
  });

  test.each(readdirSync(join(root, 'scenarios')))('fits %s', (file) => {
    expect(fits(parse(readFileSync(join(root, 'scenarios', file), 'utf8'))), JSON.stringify(fits.errors)).toBe(true);
  });

  test.each([
    ['a word that is not known', 'name: a\nsteps: [{ expect: "event:x", exact: 2 }]'],
    ['an unknown event', 'name: a\nsteps: [{ send: claim.exploded }]'],
    ['an unknown fault', 'name: a\nsteps: [{ fault: meltdown, event: claim.closed }]'],
    ['no time', 'name: a\nsteps: [{ wait: soon }]'],
    ['no steps', 'name: a'],
    ['two steps in one', 'name: a\nsteps: [{ note: a, wait: 5 s }]'],
  ])('refuses %s, as the parser does', (_what, text) => {
    expect(fits(parse(text))).toBe(false);
  });
});
