import type { ClaimType } from './claim-type';

/** A user of the provider's account whom claims are assigned to. */
export interface AccountUser {
  readonly userId: number;
  readonly name: string;
}

export type ClaimStatus = 'open' | 'closed';

/**
 * A claim of the simulated account, as the user's own provider would keep it. Ours in its parts, since the provider's page shows `{...}` only.
 * `policyNumber` and `excess` are the digits as they stand in the JSON: no number of JavaScript could keep them. Dates are ISO 8601: a day, or a moment in UTC.
 */
export interface Claim {
  readonly id: number;
  /** Such as `MTR-004211`. It stays when the type is switched. */
  readonly reference: string;
  readonly status: ClaimStatus;
  readonly type: ClaimType;
  readonly policyNumber: string;
  readonly excess: string;
  readonly incident: { readonly date: string; readonly postcode: string };
  readonly contactId: number | null;
  /** Each once, in the order in which they were added. */
  readonly labels: readonly string[];
  readonly assignedTo: AccountUser | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly closedAt: string | null;
}

/** A contact of the simulated account. */
export interface Contact {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: { readonly line1: string; readonly town: string; readonly postcode: string } | null;
  readonly createdAt: string;
}

/** Where an account began: nothing yet, made from a seed (the same seed and count give the same account, byte for byte), or imported. */
export type AccountOrigin =
  | { readonly kind: 'empty' }
  | { readonly kind: 'seed'; readonly seed: number; readonly count: number }
  | { readonly kind: 'import'; readonly claims: number };

/** An account at one moment, whole: what a seed makes, what is exported and imported. Claims and contacts rise by id. */
export interface Account {
  readonly origin: AccountOrigin;
  readonly users: readonly AccountUser[];
  readonly contacts: readonly Contact[];
  readonly claims: readonly Claim[];
}

/** An account without anything in it. */
export const emptyAccount: Account = { origin: { kind: 'empty' }, users: [], contacts: [], claims: [] };

/** Bounds of an account, and of what may stand in its fields (UTF-16 units). */
export const accountLimits = { claims: 20_000, contacts: 20_000, users: 1_000, labels: 50, labelLength: 200, nameLength: 1_000, importBytes: 32 * 1024 * 1024, largestSeed: 2_147_483_647 } as const;

/** Which claim or contact something is about. */
export interface AccountSubject {
  readonly kind: 'claim' | 'contact';
  readonly id: number;
}
