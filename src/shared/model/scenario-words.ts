import type { Expectation, ScenarioAction, Step } from './scenario';

const units: readonly (readonly [unit: string, ms: number])[] = [['d', 86_400_000], ['h', 3_600_000], ['min', 60_000], ['s', 1_000]];

/** A time in its two largest units: `1 h 25 min`, `5 s`, `0.4 s`, `41 ms`. Never negative. */
export function timeWords(ms: number): string {
  const at = Math.max(0, ms);
  if (at < 100) return `${Math.round(at)} ms`;
  if (at < 60_000) return `${at % 1_000 === 0 || at >= 9_950 ? String(Math.round(at / 1_000)) : (at / 1_000).toFixed(1)} s`;
  const first = units.findIndex(([, size]) => at >= size);
  const [unit, size] = units[first] ?? ['s', 1_000];
  const [smaller, smallerSize] = units[first + 1] ?? ['s', 1_000];
  const whole = Math.floor(at / size);
  const rest = Math.floor((at - whole * size) / smallerSize);
  return rest === 0 ? `${whole} ${unit}` : `${whole} ${unit} ${rest} ${smaller}`;
}

/** The events that a query asks for by name, else the query itself: `event:claim.created source:api` is `claim.created source:api`. */
export function queryWords(query: string): string {
  return query.replaceAll(/(^|[\s(])event:/g, '$1');
}

/** A change in words: `Assign to Amara Okafor`. */
export function actionWords({ name, claim, value }: ScenarioAction): string {
  const whose = claim === undefined ? '' : ` ${claim}`;
  const what = value ?? '';
  switch (name) {
    case 'create claim':
      return `Create ${claim === undefined ? 'a claim' : `the claim${whose}`}${what === '' ? '' : `, ${what}`}`;
    case 'close':
      return claim === undefined ? 'Close the claim' : `Close${whose}`;
    case 'reopen':
      return claim === undefined ? 'Reopen the claim' : `Reopen${whose}`;
    case 'add label':
      return `Add label ${what}${claim === undefined ? '' : ` to${whose}`}`;
    case 'remove label':
      return `Remove label ${what}${claim === undefined ? '' : ` from${whose}`}`;
    case 'assign':
      return `Assign${whose} to ${what}`;
    case 'unassign':
      return claim === undefined ? 'Unassign the claim' : `Unassign${whose}`;
    case 'switch type':
      return `Switch type${claim === undefined ? '' : ` of${whose}`} to ${what}`;
    case 'create contact':
      return `Create a contact${what === '' ? '' : `, ${what}`}`;
  }
}

/** What an expectation asks for, in words: `Exactly 200 claim.label_added, none twice, within 30 s`. */
export function expectationWords(expectation: Expectation): string {
  const { query, scope, count, order, noneTwiceBy, fields, schema, unexpectedBut, untilEnd, withinMs } = expectation;
  const until = untilEnd ? ' until the end' : ` within ${timeWords(withinMs)}`;
  if (unexpectedBut !== undefined) return `Nothing unexpected${until}`;
  const what = subjectWords(query, scope, count.count);
  const kinds = { exactly: 'Exactly', 'at-least': 'At least', 'at-most': 'At most' } as const;
  const parts = [count.kind === 'at-most' && count.count === 0 ? `No ${what}` : `${kinds[count.kind]} ${count.count} ${what}`];
  if (noneTwiceBy !== undefined) parts.push(noneTwiceBy === '' ? 'none twice' : `none twice by ${noneTwiceBy}`);
  for (const { path, json } of fields) parts.push(`${path} is ${json}`);
  if (schema !== undefined) parts.push(schema.kind === 'catalogue' ? 'each matches the schema' : 'each matches the schema given');
  if (order !== undefined) parts.push(`${order.relation} ${queryWords(order.query)}`);
  return `${parts.join(', ')}${until}`;
}

/** What is counted, in words: `claim.created acknowledged`, `2 deliveries of claim.closed`. An answer of 2xx is acknowledged, no more. */
function subjectWords(query: string, scope: Expectation['scope'], count: number): string {
  const noun = scope === 'deliveries' ? (count === 1 ? 'delivery' : 'deliveries') : `${scope === 'passed-on' ? 'passed-on ' : ''}${count === 1 ? 'request' : 'requests'}`;
  if (scope === 'deliveries') {
    const rest = queryWords(query.replace(/(^|\s)state:delivered(?=\s|$)/, '')).trim();
    if (rest !== queryWords(query).trim() && !/[()]|\bor\b|\bnot\b/.test(query)) return `${rest === '' ? noun : rest} acknowledged`;
    return query === '' ? noun : `${noun} of ${queryWords(query)}`;
  }
  if (query === '') return noun;
  return scope === 'passed-on' ? `passed-on ${queryWords(query)}` : queryWords(query);
}

/** A step in words, as lists and reports show it. */
export function stepWords(step: Step): string {
  switch (step.kind) {
    case 'do':
      return `${actionWords(step.action)}${faultWords(step.faults)}`;
    case 'send':
      return step.faults.length === 0 ? `Send ${step.event}` : `${capital(step.faults.map(({ name, value }) => `${name}${value === undefined ? '' : ` ${value}`}`).join(', '))} on ${step.event}`;
    case 'burst':
      return `Burst of ${step.count} ${step.event}${step.perSecond === undefined ? '' : ` at ${step.perSecond} a second`}`;
    case 'wait':
      return `Wait ${timeWords(step.waitMs)}`;
    case 'note':
      return `“${step.text.trim()}”`;
    case 'prompt':
      return step.text.trim();
    case 'expect':
      return expectationWords(step.expectation);
  }
}

function faultWords(faults: readonly { readonly name: string; readonly value?: string }[]): string {
  return faults.length === 0 ? '' : `, with ${faults.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)).join(', ')}`;
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
