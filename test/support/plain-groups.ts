import type { GroupBy, GroupLine } from '../../src/shared/model/record-group';

/** A record as far as grouping it needs it, as plain as can be. */
export interface PlainMember {
  readonly position: number;
  readonly direction: 'sent' | 'received';
  /** The event of a delivery; of a captured request that of the delivery that caused it, as long as that one is in the log. */
  readonly eventId: string | undefined;
  readonly captureId: string | undefined;
  readonly message: string | undefined;
  /** Such as `claim:4211`. */
  readonly subject: string | undefined;
  readonly failing: boolean;
}

/** A line as `plainLines` has it: a head with its records, or a record. */
export type PlainLine = { readonly head: string; readonly records: number; readonly sent: number; readonly failing: number; readonly folded: boolean } | { readonly record: number; readonly group: string; readonly alone: boolean; readonly place: number; readonly of: number };

/** The group of a record, by the id of the contract. */
export function plainGroup(by: GroupBy, member: PlainMember): string {
  if (by === 'claim') return member.subject ?? 'none';
  if (member.eventId !== undefined) return `event:${member.eventId}`;
  return member.message === undefined ? `request:${member.captureId}` : `message:${member.message}`;
}

/** The lines of the grouped stream, in the plainest way: for tests to hold the real ones against. */
export function plainLines(by: GroupBy, members: readonly PlainMember[], folded: boolean, except: readonly string[]): readonly PlainLine[] {
  const groups = new Map<string, PlainMember[]>();
  for (const member of [...members].sort((one, other) => other.position - one.position)) {
    const id = plainGroup(by, member);
    groups.set(id, [...(groups.get(id) ?? []), member]);
  }
  const last = groups.get('none');
  groups.delete('none');
  if (last !== undefined) groups.set('none', last);
  return [...groups].flatMap(([id, records]): readonly PlainLine[] => {
    const alone = by === 'event' && records.length === 1;
    const isFolded = folded !== except.includes(id);
    const rows = records.map(({ position }, at) => ({ record: position, group: id, alone, place: alone ? [...groups.keys()].indexOf(id) + 1 : at + 1, of: alone ? groups.size : records.length }));
    if (alone) return rows;
    const head = { head: id, records: records.length, sent: records.filter(({ direction }) => direction === 'sent').length, failing: records.filter(({ failing }) => failing).length, folded: isFolded };
    return isFolded ? [head] : [head, ...rows];
  });
}

/** A line of the contract in the words of `plainLines`. */
export function plainLine(line: GroupLine): PlainLine {
  if (line.kind === 'record') return { record: line.row.position, group: line.group, alone: line.alone, place: line.place, of: line.of };
  const { id, records, sent, failing, folded } = line.group;
  return { head: id, records, sent, failing, folded };
}
