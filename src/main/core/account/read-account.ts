import type { Account } from '../../../shared/model/account';
import type { ValueCheck } from './account-files';

/** An account that was read from someone's text, or why it cannot be taken, in one plain sentence that names the field. */
export type AccountTextRead = { readonly ok: true; readonly account: Account } | { readonly ok: false; readonly message: string };

/** Reads an exported account. It is taken whole or not at all. */
export function readAccount(text: string, check: ValueCheck): AccountTextRead {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused('The file is not valid JSON, so nothing was imported.');
  }
  const [problem] = check(value);
  if (problem !== undefined) return refused(`The file is no account: ${problem.pointer === '' ? 'the file' : problem.pointer} ${problem.message}. Nothing was imported.`);
  const { users, contacts, claims } = value as Account;
  const twice = twiceUsed('contacts', contacts) ?? twiceUsed('claims', claims);
  if (twice !== undefined) return refused(twice);
  const known = new Set(contacts.map(({ id }) => id));
  const lost = claims.findIndex(({ contactId }) => contactId !== null && !known.has(contactId));
  if (lost >= 0) return refused(`/claims/${lost}/contactId names contact ${claims[lost]?.contactId ?? ''}, which the file does not have. Nothing was imported.`);
  const references = new Map<string, number>();
  for (const [index, { reference }] of claims.entries()) {
    const first = references.get(reference);
    if (first !== undefined) return refused(`/claims/${index}/reference is ${reference}, as that of /claims/${first}. Nothing was imported.`);
    references.set(reference, index);
  }
  return { ok: true, account: { origin: { kind: 'import', claims: claims.length }, users, contacts: byId(contacts), claims: byId(claims) } };
}

/** The account as JSON, to keep or to hand on. */
export function accountText(account: Account): string {
  const { users, contacts, claims } = account;
  return `${JSON.stringify({ format: 'hookbench-account', version: 1, origin: account.origin, users, contacts, claims }, undefined, 2)}\n`;
}

function byId<T extends { readonly id: number }>(list: readonly T[]): readonly T[] {
  return [...list].sort((a, b) => a.id - b.id);
}

function twiceUsed(name: string, list: readonly { readonly id: number }[]): string | undefined {
  const seen = new Set<number>();
  for (const [index, { id }] of list.entries()) {
    if (seen.has(id)) return `/${name}/${index}/id is ${id}, which is used twice. Nothing was imported.`;
    seen.add(id);
  }
  return undefined;
}

function refused(message: string): AccountTextRead {
  return { ok: false, message };
}
