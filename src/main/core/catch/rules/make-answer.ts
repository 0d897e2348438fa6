import { STATUS_CODES } from 'node:http';
import type { CaptureAnswer } from '../../../../shared/model/captured-request';
import type { HeaderPair } from '../../../../shared/model/header';
import type { PlannedAnswer } from '../catch-port';
import { defaultAnswer } from '../fixed-answers';
import type { Decision } from './decide';
import type { ReadyAnswer } from './ready-rule';
import type { RequestView } from './request-view';
import type { RuleReadings } from './rule-counts';
import { fillTemplate } from './template';
import type { TemplateFacts } from './template';

/** Headers that say where an answer ends: the catch server writes them, or a client could be told of an answer that is not there. */
export const framingHeaders: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding', 'connection']);

const plain: readonly HeaderPair[] = [
  ['Content-Type', 'text/plain; charset=utf-8'],
  ['X-Content-Type-Options', 'nosniff'],
];
const defaultPlan: PlannedAnswer = { answer: defaultAnswer };

/** Makes the answer that was decided on, its placeholders filled. `nowMs` is the wall clock. */
export function makeAnswer({ override, chosen }: Decision, view: RequestView, readings: RuleReadings, nowMs: number): PlannedAnswer {
  if (override !== undefined) {
    const { status, said } = override;
    return { answer: { status, headers: plain, body: Buffer.from(`${status} ${STATUS_CODES[status] ?? ''}`.trimEnd() + '\n'), delayMs: 0, rule: said } };
  }
  if (chosen === undefined) return defaultPlan;
  const { rule, action } = chosen.rule;
  const facts: TemplateFacts = { view, status: chosen.answer.status, nowMs, count: readings.hits(rule.id) + 1 };
  const answer = filled(chosen.answer, facts, rule.name);
  if (action.kind !== 'fault') return { answer };
  return { answer: { ...answer, fault: action.fault }, byteIntervalMs: action.byteIntervalMs };
}

function filled(ready: ReadyAnswer, facts: TemplateFacts, rule: string): CaptureAnswer {
  const headers: HeaderPair[] = [];
  let saysType = false;
  for (const [name, template] of ready.headers) {
    const lower = name.toLowerCase();
    if (framingHeaders.has(lower)) continue;
    if (lower === 'content-type') saysType = true;
    headers.push([name, withoutControls(fillTemplate(template, facts))]);
  }
  if (!saysType) headers.push(...plain);
  return { status: ready.status, headers, body: Buffer.from(fillTemplate(ready.body, facts), 'latin1'), delayMs: ready.delayMs, rule };
}

/** What a request brings into a header must not end it: a line end there would let the request write headers of its own. */
function withoutControls(value: string): string {
  return Array.from(value, (character) => (character < ' ' || character === '\x7f' ? ' ' : character)).join('').trim();
}
