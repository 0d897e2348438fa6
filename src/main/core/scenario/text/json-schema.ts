import type { JsonSchema } from '../../../../shared/catalog/catalog';
import { claimTypes } from '../../../../shared/model/claim-type';
import type { FaultInfo } from '../../../../shared/model/fault';
import { retryPresets } from '../../../../shared/model/retry-preset';
import { scenarioActions, scenarioLimits } from '../../../../shared/model/scenario';
import { largestSeed } from './read-head';
import { stepKeys } from './read-step';

/** Where the schema is published; the shipped files name it by its path beside them. */
const schemaId = 'https://hookbench.example/scenario.schema.json';
const named = { type: 'string', pattern: '\\$\\{' };
const text = (description: string): JsonSchema => ({ type: ['string', 'number', 'boolean'], description });
const whole = (description: string, least: number, most: number): JsonSchema => ({ description, anyOf: [{ type: 'integer', minimum: least, maximum: most }, named] });
const time = (description: string): JsonSchema => ({ type: 'string', description, examples: ['250 ms', '5 s', '10 min', '1 h 30 min'], anyOf: [{ pattern: '^\\s*(\\d{1,9}(\\.\\d{1,3})?\\s*(ms|s|min|m|h|d)\\s*)+$' }, named] });
const ref = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });
const choice = (description: string, words: readonly string[]): JsonSchema => ({ description, anyOf: [{ enum: [...words] }, named] });
const keys = (properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]): JsonSchema => ({ type: 'object', additionalProperties: false, required: [...required], properties });

/**
 * The JSON Schema (draft 2020-12) of a scenario file, for editors to complete from and to check with: its words are those that the parser knows.
 * The parser is stricter: it also knows which names a file has given.
 */
export function scenarioJsonSchema(events: readonly string[], faults: readonly FaultInfo[]): JsonSchema {
  const values: Readonly<Record<string, JsonSchema>> = {
    note: text('A text to read out.'),
    do: choice('A change of the scenario’s own account; it sends the event that the provider would.', scenarioActions),
    send: choice('An event as composed.', events),
    fault: ref('faults'),
    burst: choice('Many of one event, as fast as the receiver answers or at a rate.', events),
    wait: time('How long to wait, in the scenario’s time.'),
    prompt: text('Waits until someone goes on.'),
    expect: text('A query over what came, or: nothing unexpected.'),
    repeat: whole('How many times.', 1, scenarioLimits.rounds),
    for_each: { type: 'string', description: 'The name of each value, used as ${name}.' },
    as: ref('performer'),
    claim: text('The name that this scenario gives the claim; without it, the last one.'),
    to: text('The user to assign to.'),
    label: text('The label.'),
    type: choice('The type of the claim.', claimTypes.map(({ name }) => name)),
    name: text('The name of the contact.'),
    endpoint: text('One of the names under endpoints; without it, all of them.'),
    subject: { type: ['object', 'string'], description: 'The claim or contact, in keys and values or as JSON text.' },
    event: choice('The event that carries the fault.', events),
    at: choice('Whether copies leave at once or each after the answer to the one before.', ['once', 'in turn']),
    count: whole('How many.', 1, scenarioLimits.rounds),
    rate: { type: 'string', description: 'So many a second.', examples: ['50/s'] },
    exactly: whole('So many, no more and no fewer.', 0, scenarioLimits.rounds),
    at_least: whole('So many or more.', 0, scenarioLimits.rounds),
    at_most: whole('So many or fewer.', 0, scenarioLimits.rounds),
    among: choice('Where to look: at every captured request, at those that a receiver made, or at the deliveries.', ['captured', 'passed on', 'deliveries']),
    within: time('How long it may take, from the last step that did something.'),
    until: choice('Watches to the end of the run.', ['end']),
    since: choice('Looks at the whole run, or at what came since the last step that did something.', ['start', 'last step']),
    before: text('A query: what is expected comes before the first match of it.'),
    after: text('A query: what is expected comes after the first match of it.'),
    none_twice: { type: 'boolean', description: 'No two have the same body.' },
    none_twice_by: { type: 'string', description: 'No two have the same value at this path of the body.', examples: ['body.claim.id'] },
    fields: { type: 'object', description: 'Values that each must have, by path.', examples: [{ 'body.claim.status': 'closed' }] },
    schema: { description: 'Each body fits the schema of its event in the catalogue, or one given here.', anyOf: [{ const: 'catalogue' }, { type: 'object' }] },
    but: { description: 'What is expected besides.', anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
    if_any: { type: 'boolean', description: 'Skipped where nothing at all came to look at.' },
    in: { type: 'array', items: { type: ['string', 'number', 'boolean'] }, description: 'The values.' },
    steps: ref('steps'),
  };
  const stepOf = ([kind, others]: readonly [string, readonly string[]]): JsonSchema => {
    const required: Readonly<Record<string, readonly string[]>> = { fault: ['fault', 'event'], burst: ['burst', 'count'], repeat: ['repeat', 'steps'], for_each: ['for_each', 'in', 'steps'] };
    return keys(Object.fromEntries([kind, ...others].map((key) => [key, values[key] ?? {}])), required[kind] ?? [kind]);
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: schemaId,
    title: 'Hookbench scenario 1',
    ...keys(
      {
        name: text('What the scenario is called.'),
        about: text('One line for the shelf.'),
        proves: text('A paragraph on what it proves about a receiver.'),
        seed: { type: 'integer', minimum: 0, maximum: largestSeed, description: 'The same seed makes the same events.' },
        scale: { type: 'integer', minimum: 1, maximum: scenarioLimits.scale, description: 'How many times faster time passes.' },
        claims: { type: 'integer', minimum: 1, maximum: 20_000, description: 'Claims that the account has when it begins.' },
        endpoints: { type: 'object', description: 'Names, and for each an endpoint of the workspace or a URL.', additionalProperties: { anyOf: [{ type: 'string' }, ref('endpoint')] } },
        parameters: { type: 'object', description: 'Values that steps name as ${name}.', additionalProperties: { type: ['string', 'number', 'boolean'] } },
        steps: ref('steps'),
      },
      ['name', 'steps'],
    ),
    $defs: {
      steps: { type: 'array', minItems: 1, items: { anyOf: [...stepKeys].map(stepOf) } },
      performer: { anyOf: [keys({ user: text('The name of a user.'), id: whole('The number of the user.', 0, Number.MAX_SAFE_INTEGER) }, ['user']), keys({ token: text('The name of an API token.') }, ['token'])] },
      faults: { description: 'A fault by its name, with =VALUE where it takes one.', anyOf: [ref('fault'), { type: 'array', items: ref('fault') }] },
      fault: { type: 'string', anyOf: [{ enum: faults.map(({ name }) => name) }, { pattern: `^(${faults.map(({ name }) => name).join('|')})(=.*)?$` }, named] },
      endpoint: keys({ endpoint: text('An endpoint of the workspace, or a URL.'), retry: ref('retry'), timeout: time('How long an attempt may take.') }, ['endpoint']),
      retry: {
        anyOf: [
          { enum: ['none', ...retryPresets.map(({ id }) => id)] },
          keys({ every: time('The delay.'), times: whole('How many retries.', 1, 100) }, ['every', 'times']),
          keys({ first: time('The first delay.'), factor: whole('How many times longer each is.', 1, 10), longest: time('The longest delay.'), times: whole('How many retries.', 1, 100) }, ['first', 'times']),
        ],
      },
    },
  };
}
