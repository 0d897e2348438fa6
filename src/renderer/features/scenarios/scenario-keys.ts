/** A key of a scenario file, with what it means in a few words. */
export type KeyWords = readonly (readonly [key: string, means: string])[];

/** Keys at the left edge of the file. */
export const headKeys: KeyWords = [
  ['name', 'what it is called'],
  ['about', 'one line for the shelf'],
  ['proves', 'a paragraph on what it proves'],
  ['seed', 'the same seed gives the same events'],
  ['scale', 'how many times faster time passes'],
  ['claims', 'claims that the account begins with'],
  ['endpoints', 'its names for receivers'],
  ['parameters', 'values that steps name as ${name}'],
  ['steps', 'what is done and expected, in order'],
];

const who: KeyWords = [
  ['as', '{ user: NAME } or { token: NAME }'],
  ['claim', 'the scenario’s name for a claim'],
  ['endpoint', 'one of the names under endpoints'],
];

/** Each kind of step, with the keys that go beside it. */
export const stepKinds: readonly { readonly kind: string; readonly means: string; readonly keys: KeyWords }[] = [
  { kind: 'note', means: 'a text to read out', keys: [] },
  {
    kind: 'do',
    means: 'a change on the desk',
    keys: [...who, ['to', 'the user to assign to'], ['label', 'the label to add or remove'], ['type', 'the type of the claim'], ['name', 'the name of the contact'], ['fault', 'such as duplicate=2']],
  },
  { kind: 'send', means: 'an event as composed', keys: [...who, ['subject', 'the claim or contact'], ['fault', 'such as duplicate=2']] },
  { kind: 'fault', means: 'an event with a fault', keys: [['event', 'the event that carries it'], ['at', 'once, or in turn'], ...who, ['subject', 'the claim or contact']] },
  { kind: 'burst', means: 'many events', keys: [['count', 'how many'], ['rate', 'such as 50/s'], ...who] },
  { kind: 'wait', means: 'time passes', keys: [] },
  { kind: 'prompt', means: 'waits for you to continue', keys: [] },
  {
    kind: 'expect',
    means: 'what is to be observed',
    keys: [
      ['exactly', 'so many matches'],
      ['at_least', 'so many or more'],
      ['at_most', 'so many or fewer'],
      ['within', 'how long it may take'],
      ['until', 'end: it watches to the end'],
      ['among', 'captured, passed on or deliveries'],
      ['since', 'start, or last step'],
      ['before', 'another query that it comes before'],
      ['after', 'another query that it comes after'],
      ['none_twice', 'true: no body comes twice'],
      ['none_twice_by', 'no value of this path comes twice'],
      ['fields', 'values that every match has'],
      ['schema', 'catalogue, or a JSON Schema'],
      ['but', 'queries of what may come besides'],
      ['if_any', 'true: skipped where nothing came'],
    ],
  },
  { kind: 'repeat', means: 'steps so many times', keys: [['steps', 'the steps of the loop']] },
  { kind: 'for_each', means: 'steps for each value', keys: [['in', 'the list of values'], ['steps', 'the steps of the loop']] },
];

/** What can be done on the desk. */
export const actionWords: readonly string[] = ['create claim', 'close', 'reopen', 'add label', 'remove label', 'assign', 'unassign', 'switch type', 'create contact'];
