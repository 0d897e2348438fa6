import type { SubjectKind } from '../model/event';
import { claimEvents } from './claims';
import { contactEvents } from './contacts';

/** A JSON Schema (draft 2020-12) as plain data. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** One event that the provider, or the user, can send. */
export interface CatalogEntry {
  readonly name: string;
  readonly group: string;
  readonly subject: SubjectKind;
  readonly description: string;
  /** Schema of the whole body: subject, event_name, source, performed_by. */
  readonly bodySchema: JsonSchema;
  /** `provider` ships with the program, `user` was added in the workspace. */
  readonly origin: 'provider' | 'user';
}

/** Version of the shipped catalogue: the date on which the provider's page was read, and a count of our changes on that day. */
export const catalogVersion = '2026-11-23.1';

/** The nine events of the provider's page, in its order. */
export const providerCatalog: readonly CatalogEntry[] = [...claimEvents, ...contactEvents];
