import type { ExportCount, RemovedCount } from '../../../../shared/model/export-order';

export const noCount: ExportCount = { records: 0, leftOut: 0, removed: [], redactedRecords: 0, unreadBodies: 0, bytes: 0 };

/** Two stretches of an export as one. */
export function addCounts(one: ExportCount, other: ExportCount): ExportCount {
  const removed = new Map<string, RemovedCount>();
  for (const { rule, values, records } of [...one.removed, ...other.removed]) {
    const sum = removed.get(rule);
    removed.set(rule, { rule, values: values + (sum?.values ?? 0), records: records + (sum?.records ?? 0) });
  }
  return {
    records: one.records + other.records,
    leftOut: one.leftOut + other.leftOut,
    redactedRecords: one.redactedRecords + other.redactedRecords,
    unreadBodies: one.unreadBodies + other.unreadBodies,
    bytes: one.bytes + other.bytes,
    removed: [...removed.values()],
  };
}
