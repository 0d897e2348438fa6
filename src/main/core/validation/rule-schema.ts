import type { JsonSchema } from '../../../shared/catalog/catalog';
import { boolean, closed, headerList, id, list, nameLength, text, whole } from './model-schemas';

const longestDelayMs = 600_000;
const bodyLength = 1024 * 1024;

const textOperator: JsonSchema = { enum: ['is', 'is-not', 'like', 'contains'] };
const valueOperator: JsonSchema = { enum: ['is', 'is-not', 'like', 'contains', 'exists', 'missing'] };
const value = text(8_192);

const condition: JsonSchema = {
  anyOf: [
    closed({ field: { enum: ['method', 'path', 'event', 'source'] }, operator: textOperator, value }),
    closed({ field: { enum: ['header', 'query'] }, name: text(nameLength), operator: valueOperator, value }),
    closed({ field: { const: 'body' }, path: text(nameLength), operator: valueOperator, value }),
    closed({ field: { const: 'size' }, operator: { enum: ['over', 'under'] }, bytes: whole(0, Number.MAX_SAFE_INTEGER) }),
    closed({ field: { const: 'web-page' }, made: boolean }),
    closed({ field: { const: 'chance' }, percent: { type: 'number', minimum: 0, maximum: 100 } }),
  ],
};

const answer = closed({ status: whole(100, 999), headers: headerList, body: text(bodyLength), delayMs: whole(0, longestDelayMs) });

const fault: JsonSchema = {
  anyOf: [
    closed({ name: { enum: ['never-answer', 'close', 'reset', 'garbage'] } }),
    closed({ name: { enum: ['half-body', 'wrong-length'] }, answer }),
    closed({ name: { const: 'drip' }, answer, byteIntervalMs: whole(0, 60_000) }),
  ],
};

const action: JsonSchema = {
  anyOf: [
    closed({ kind: { const: 'one' }, answer }),
    closed({ kind: { const: 'sequence' }, steps: list(closed({ answer, times: whole(1, 1_000_000) }), 100), key: text(nameLength) }),
    closed({ kind: { const: 'limit' }, perSecond: whole(0, 1_000_000), retryAfterSeconds: whole(0, 86_400), answer }),
    closed({ kind: { const: 'fault' }, fault }),
  ],
};

/** Schema of an answer rule (src/shared/model/answer-rule.ts). What a schema cannot say, such as a path that cannot be read, is said where rules are used. */
export const answerRule = closed({ id, name: text(nameLength), enabled: boolean, conditions: list(condition, 50), action });
