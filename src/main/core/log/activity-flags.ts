import type { QuickFilter } from '../../../shared/model/activity';

/** What the quick filters, retention and the full-text index need of a record, one bit each, so that a million of them fit in a megabyte. */
export const activityFlag = {
  received: 1,
  notDelivered: 2,
  failing: 4,
  checksFail: 8,
  pinned: 16,
  truncated: 32,
  fromWebPage: 64,
  /** Queued or sending: kept by retention. */
  underWay: 128,
  /** Some checks of a captured request are still to come. On disk alone: the flags in memory have eight bits. */
  checkedLater: 256,
} as const;

const { received, notDelivered, failing, checksFail, pinned } = activityFlag;

/** A record passes a quick filter where `flags & mask` equals `value`. */
export const quickMask: Readonly<Record<QuickFilter, { readonly mask: number; readonly value: number }>> = {
  all: { mask: 0, value: 0 },
  sent: { mask: received | notDelivered, value: 0 },
  received: { mask: received, value: received },
  'not-delivered': { mask: notDelivered, value: notDelivered },
  failing: { mask: failing, value: failing },
  'checks-fail': { mask: checksFail, value: checksFail },
  pinned: { mask: pinned, value: pinned },
};
