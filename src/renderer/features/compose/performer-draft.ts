import type { EventDraft, PerformedBy, Source } from '../../../shared/model/event';

/** What stands in the performer fields, as typed; each source keeps its own. */
export interface PerformerDraft {
  readonly userId: string;
  readonly userName: string;
  readonly tokenName: string;
}

/** A performer, or what is wrong with what was typed. */
export type PerformerRead = { readonly ok: true; readonly performedBy: PerformedBy } | { readonly ok: false; readonly message: string };

/** Reads the fields that belong to a source. */
export function readPerformer(source: Source, { userId, userName, tokenName }: PerformerDraft): PerformerRead {
  if (source === 'api') return { ok: true, performedBy: { kind: 'token', name: tokenName } };
  const number = Number(userId.trim());
  if (!/^-?\d+$/.test(userId.trim()) || !Number.isSafeInteger(number)) return { ok: false, message: 'Write the user id as a whole number, such as 2642.' };
  return { ok: true, performedBy: { kind: 'user', userId: number, name: userName } };
}

/** The fields with a performer put into those of its kind. */
export function withPerformer(draft: PerformerDraft, performedBy: PerformedBy): PerformerDraft {
  switch (performedBy.kind) {
    case 'user':
      return { ...draft, userId: String(performedBy.userId), userName: performedBy.name };
    case 'token':
      return { ...draft, tokenName: performedBy.name };
  }
}

/** The source that a performer belongs to. */
export function sourceOf(performedBy: PerformedBy): EventDraft['source'] {
  return performedBy.kind === 'user' ? 'ui' : 'api';
}

export function isSamePerformer(one: PerformedBy, other: PerformedBy): boolean {
  if (one.kind === 'user') return other.kind === 'user' && one.userId === other.userId && one.name === other.name;
  return other.kind === 'token' && one.name === other.name;
}
