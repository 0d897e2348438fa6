import type { EventDraft, PerformedBy, SubjectKind } from '../../../shared/model/event';
import { compactJson } from '../../../shared/json/compact-json';
import type { WireProblem } from './wire-problem';

/** The largest subject that is sent: what GitHub allows a webhook to carry, and what our catch server keeps whole. */
export const subjectLimitBytes = 25 * 1024 * 1024;

/** The body's bytes, or why there are none. */
export type BodyBuilt = { readonly ok: true; readonly body: Uint8Array } | { readonly ok: false; readonly problem: WireProblem };

/** The body's fields in order, each value as JSON text. */
export type BodyFields = readonly (readonly [key: string, json: string])[];

/**
 * The JSON body of an event as the provider's page gives it: subject, event_name, source, performed_by, in this order.
 * The subject goes in compact but token for token: digits, escapes, order and repeated keys stay as written.
 */
export function buildBody(draft: EventDraft, subjectKind: SubjectKind): BodyBuilt {
  const built = bodyFields(draft, subjectKind);
  return built.ok ? { ok: true, body: writeFields(built.fields) } : built;
}

/** The fields that `buildBody` writes, for those that change some of them. */
export function bodyFields(draft: EventDraft, subjectKind: SubjectKind): { readonly ok: true; readonly fields: BodyFields } | { readonly ok: false; readonly problem: WireProblem } {
  const subject = readSubject(draft.subjectText, subjectKind);
  if (!subject.ok) return subject;
  return {
    ok: true,
    fields: [
      [subjectKind, subject.text],
      ['event_name', JSON.stringify(draft.name)],
      ['source', JSON.stringify(draft.source)],
      ['performed_by', performedByJson(draft.performedBy)],
    ],
  };
}

/** A JSON object of these fields, in UTF-8. The bytes own their buffer, so that a copy to another thread copies them alone. */
export function writeFields(fields: BodyFields): Uint8Array {
  return new TextEncoder().encode(`{${fields.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(',')}}`);
}

function readSubject(text: string, kind: SubjectKind): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: WireProblem } {
  if (text.trim() === '') return refused('no-subject', `The ${kind} is empty. Write its JSON, or pick a sample.`);
  // A UTF-16 unit becomes at least one byte, so a text longer than the limit needs no counting.
  if (text.length > subjectLimitBytes || Buffer.byteLength(text) > subjectLimitBytes) {
    return refused('subject-too-large', `The ${kind} is over 25 MB. Make it smaller.`);
  }
  const compact = compactJson(text);
  if (!compact.ok) return refused('invalid-json', `The ${kind} is not valid JSON: ${compact.message}.`, compact.offset);
  if (!compact.text.startsWith('{')) return refused('invalid-subject', `The ${kind} must be a JSON object, in braces.`, text.search(/\S/));
  const surrogate = text.search(/\p{Surrogate}/u);
  if (surrogate >= 0) return refused('invalid-subject', `The ${kind} holds half a character (a lone surrogate), which UTF-8 cannot carry.`, surrogate);
  return compact;
}

function performedByJson(performedBy: PerformedBy): string {
  switch (performedBy.kind) {
    case 'user':
      return JSON.stringify({ user_id: performedBy.userId, name: performedBy.name });
    case 'token':
      return JSON.stringify({ name: performedBy.name });
  }
}

function refused(code: WireProblem['code'], message: string, offset?: number): { readonly ok: false; readonly problem: WireProblem } {
  return { ok: false, problem: offset === undefined ? { code, message } : { code, message, offset } };
}
