import { refuse, type ReplyError } from '../../shared/contract/reply';

const subjectCodes: ReadonlySet<string> = new Set(['no-subject', 'invalid-json', 'invalid-subject', 'subject-too-large']);
const addressCodes: ReadonlySet<string> = new Set(['invalid-url', 'invalid-header']);
const conflictCodes: ReadonlySet<string> = new Set(['unsigned', 'no-secret', 'not-repeatable', 'closing']);

/** The refusal for what the sender could not send: the input where that is wrong, else what stands in the way. */
export function refuseSend({ code, message, confirm }: { readonly code: string; readonly message: string; readonly confirm?: ReplyError['confirm'] }): { readonly ok: false; readonly error: ReplyError } {
  if (confirm !== undefined) return { ok: false, error: { code: 'conflict', message, confirm } };
  if (subjectCodes.has(code)) return refuse('invalid', message, '/subjectText');
  if (code === 'impossible-fault') return refuse('invalid', message, '/faults');
  if (addressCodes.has(code)) return refuse('invalid', message);
  return refuse(conflictCodes.has(code) ? 'conflict' : 'surroundings', message);
}
