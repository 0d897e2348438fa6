import type { ActivityRow } from './activity';

/**
 * What the records of the stream can be grouped by. `event`: everything that came of one event that was sent (its deliveries, again and again,
 * and the requests that were captured of them); requests from outside with the same message id; any other one for itself. `claim`: everything about
 * one claim or one contact, by the id in the body, and last what names neither.
 */
export type GroupBy = 'event' | 'claim';

/** Everything that the stream can be grouped by. */
export const groupings: readonly GroupBy[] = ['event', 'claim'];

/** What the records of a group have in common. */
export type GroupSubject =
  | { readonly kind: 'event'; readonly id: string }
  /** Requests that the same sender numbered alike: the header by its name in small letters, and its value (latin1, one character a byte). */
  | { readonly kind: 'message'; readonly header: string; readonly value: string }
  /** One request from outside. */
  | { readonly kind: 'request'; readonly id: string }
  /** `id` with the digits that the body has; `label` is the claim’s reference or number, or the contact’s name, where the newest record says one. */
  | { readonly kind: 'claim' | 'contact'; readonly id: string; readonly label: string | null }
  /** About no claim and no contact. */
  | { readonly kind: 'none' };

/** A group of the records that pass a filter; those that do not are not counted. */
export interface RecordGroup {
  /** The same as long as there is the group. */
  readonly id: string;
  readonly subject: GroupSubject;
  /** Position of its newest record, and that record’s event name. */
  readonly newest: number;
  readonly eventName: string | null;
  readonly records: number;
  readonly sent: number;
  readonly received: number;
  /** Failed, unknown, broken, refused by status, or with a failing check. */
  readonly failing: number;
  /** With a check that warns, or a delivery that waits for its next attempt. */
  readonly warning: number;
  /** Deliveries that have not ended. */
  readonly underWay: number;
  readonly notDelivered: number;
  /** Times of its oldest and newest record in epoch milliseconds. */
  readonly firstMs: number;
  readonly lastMs: number;
  readonly folded: boolean;
}

/** A line of the grouped stream. `place` counts from 1 among `of`: groups among all groups, records among those of their group. */
export type GroupLine =
  | { readonly kind: 'group'; readonly place: number; readonly of: number; readonly group: RecordGroup }
  /** A record; where `alone`, it is a group of itself and has no head. */
  | { readonly kind: 'record'; readonly place: number; readonly of: number; readonly group: string; readonly alone: boolean; readonly row: ActivityRow };

/** Longest id of a group, in UTF-16 units. */
export const groupIdLength = 300;

/** Most groups that can be named as folded otherwise than the rest. */
export const foldLimit = 1_000;
