import type { JsonSchema } from '../../../shared/catalog/catalog';
import { fullModes } from '../../../shared/model/catch-status';
import { checkKindIds } from '../../../shared/model/check-kind';
import { concurrencyLimit } from '../../../shared/model/endpoint';
import { redactionListLimit } from '../../../shared/model/redaction-list';
import { retryPresets } from '../../../shared/model/retry-preset';
import { retryLimits } from '../../../shared/model/retry-schedule';
import { columnLimit, columnWidthPx, ownColumnNames } from '../../../shared/model/stream-column';
import { timeForms } from '../../../shared/model/time-form';
import { textSizes } from '../../../shared/model/workspace';

/** Longest id, name or header name, in UTF-16 units. */
export const nameLength = 200;
/** Longest URL and query, in UTF-16 units. */
export const urlLength = 8_192;
/** Longest JSON text of a subject, in UTF-16 units: a body of 25 MB, indented a little. */
export const subjectTextLength = 26 * 1024 * 1024;
/** Most header lines of an endpoint. */
export const headerCount = 200;

/** An object with these properties and no other; `optional` names those that may be missing. */
export function closed(properties: Readonly<Record<string, JsonSchema>>, optional: readonly string[] = []): JsonSchema {
  return { type: 'object', additionalProperties: false, properties, required: Object.keys(properties).filter((name) => !optional.includes(name)) };
}

/** The same object with every property optional. */
export function partial(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return closed(properties, Object.keys(properties));
}

/** Text of at most this many UTF-16 units. */
export function text(maxLength: number, minLength = 0): JsonSchema {
  return { type: 'string', minLength, maxLength };
}

/** A list of at most this many. */
export function list(items: JsonSchema, maxItems: number): JsonSchema {
  return { type: 'array', items, maxItems };
}

/** A whole number within these bounds. */
export function whole(minimum: number, maximum: number): JsonSchema {
  return { type: 'integer', minimum, maximum };
}

/** An id: not empty, of bounded length. */
export const id = text(nameLength, 1);
/** True or false. */
export const boolean: JsonSchema = { type: 'boolean' };
/** Where an event came from. */
export const source: JsonSchema = { enum: ['ui', 'api'] };

const subjectKind: JsonSchema = { enum: ['claim', 'contact'] };
const headerPair: JsonSchema = { type: 'array', prefixItems: [text(nameLength), text(urlLength)], minItems: 2, maxItems: 2 };
/** Header lines as ordered pairs. */
export const headerList = list(headerPair, headerCount);

/** The scheme that signs an endpoint's requests; its secrets are kept elsewhere. */
export const signing: JsonSchema = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { enum: ['none', 'standard-webhooks', 'github', 'stripe', 'shopify', 'hmac'] } },
  if: { properties: { kind: { const: 'hmac' } } },
  then: closed({ kind: { const: 'hmac' }, headerName: text(nameLength, 1), digest: { enum: ['sha1', 'sha256', 'sha512'] }, encoding: { enum: ['hex', 'base64', 'base64url'] }, prefix: text(nameLength) }),
  else: closed({ kind: { enum: ['none', 'standard-webhooks', 'github', 'stripe', 'shopify'] } }),
};

const retries = whole(1, retryLimits.retries);
const delaySeconds = whole(1, retryLimits.delaySeconds);
const retrySchedules: readonly (readonly [kind: string, schema: JsonSchema])[] = [
  ['fixed', closed({ kind: { const: 'fixed' }, delaySeconds, retries })],
  ['exponential', closed({ kind: { const: 'exponential' }, firstDelaySeconds: delaySeconds, factor: { type: 'number', minimum: 1, maximum: 10 }, longestDelaySeconds: delaySeconds, retries })],
  ['preset', closed({ kind: { const: 'preset' }, preset: { enum: retryPresets.map((preset) => preset.id) } })],
];

/** When a failed delivery is tried again. */
export const retry: JsonSchema = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { enum: ['none', ...retrySchedules.map(([kind]) => kind)] } },
  allOf: [
    ...retrySchedules.map(([kind, schema]) => ({ if: { properties: { kind: { const: kind } } }, then: schema })),
    { if: { properties: { kind: { const: 'none' } } }, then: closed({ kind: { const: 'none' } }) },
  ],
};

/** Schemas of src/shared/model, property by property, where input and workspace share them. */
export const endpointFields = {
  id,
  name: text(nameLength),
  url: text(urlLength),
  enabled: boolean,
  events: list(text(nameLength, 1), 1_000),
  sources: { enum: ['ui-and-api', 'ui-only'] },
  headers: headerList,
  timeoutMs: whole(100, 300_000),
  connectTimeoutMs: whole(100, 300_000),
  verifyTls: boolean,
  signing,
  retry,
  jitter: { type: 'number', minimum: 0, maximum: 1 },
  jitterSeed: whole(0, 2 ** 32 - 1),
  timeScale: { enum: [1, 60, 1000] },
  concurrency: whole(1, concurrencyLimit),
  paused: boolean,
  imported: { const: true },
  lostSecrets: list(closed({ headerName: text(nameLength), reference: id }), headerCount),
} satisfies Record<string, JsonSchema>;

/** A whole endpoint. */
export const endpoint = closed(endpointFields, ['imported', 'lostSecrets']);

/** A user has an id and a name, a token a name alone. */
export const performedBy: JsonSchema = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { enum: ['user', 'token'] } },
  if: { properties: { kind: { const: 'user' } } },
  then: closed({ kind: { const: 'user' }, userId: whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER), name: text(nameLength) }),
  else: { if: { properties: { kind: { const: 'token' } } }, then: closed({ kind: { const: 'token' }, name: text(nameLength) }) },
};

/** A performer of the workspace. */
export const performer = closed({ id, performedBy });
/** A sample of the workspace; its text may be anything. */
export const sample = closed({ id, name: text(nameLength), kind: subjectKind, text: text(subjectTextLength) });
/** An event of the user’s own; its schema is checked by the handler. */
export const customEvent = closed({ name: text(nameLength, 1), description: text(2_000), subject: subjectKind, subjectSchema: text(1024 * 1024) });

/** A column of the stream as written; what it may say is told by `readColumn`. */
export const columnText: JsonSchema = { type: 'string', maxLength: nameLength, anyOf: [{ enum: ownColumnNames }, { pattern: '^header\\[[^\\]]+\\]$' }, { pattern: '^body(\\.[^.]+)+$' }] };

/** Settings that stand together, property by property. */
const limitFields = { keptBodyBytes: whole(0, 1024 ** 3), connections: whole(1, 100_000), headerTimeoutMs: whole(100, 3_600_000), bodyTimeoutMs: whole(100, 3_600_000), idleTimeoutMs: whole(100, 3_600_000) };
const retentionFields = { maxRecords: whole(100, 100_000_000), maxBytes: whole(1024 * 1024, 2 ** 50) };
const compareFields = { keyOrder: boolean, listOrder: boolean, numberSpelling: boolean, ignore: list(text(nameLength, 1), 200) };

/** The settings, property by property. */
export const settingsFields = {
  catchHost: text(255),
  catchPort: whole(0, 65_535),
  morePorts: list(closed({ id, host: text(255), port: whole(0, 65_535), secure: boolean, enabled: boolean }), 20),
  whilePaused: { enum: ['answer-503', 'refuse'] },
  whenFull: { enum: fullModes },
  limits: closed(limitFields),
  retention: closed(retentionFields),
  checksOff: list({ enum: checkKindIds }, checkKindIds.length),
  theme: { enum: ['system', 'light', 'dark'] },
  density: { enum: ['comfortable', 'compact'] },
  textSize: { enum: textSizes },
  times: { enum: timeForms },
  tellArrivals: boolean,
  columns: list(closed({ column: columnText, shown: boolean, widthPx: { anyOf: [whole(columnWidthPx.least, columnWidthPx.most), { type: 'null' }] } }), columnLimit),
  compare: closed(compareFields),
  shortcuts: closed({ singleKeys: boolean, changed: list(closed({ action: text(nameLength, 1), keys: text(60) }), 500) }),
  redaction: closed({ headers: list(text(nameLength, 1), redactionListLimit), bodyPaths: list(text(1_000, 1), redactionListLimit) }),
} satisfies Record<string, JsonSchema>;

/** Changes of the settings, in which anything may be left out. */
export const settingsChanges = partial({ ...settingsFields, limits: partial(limitFields), retention: partial(retentionFields), compare: partial(compareFields) });

/** A composed event, property by property. */
export const eventDraftFields = {
  name: text(nameLength, 1),
  source,
  performedBy,
  subjectText: text(subjectTextLength),
} satisfies Record<string, JsonSchema>;

/** Faults that are asked for, by name and value. */
export const faultOrders = list(closed({ name: text(nameLength, 1), value: text(nameLength) }, ['value']), 50);
