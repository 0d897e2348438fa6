import { createStore } from 'zustand/vanilla';
import type { ActivityRow } from '../../../shared/model/activity';
import type { DeliveriesChanged } from '../../../shared/contract/contract';
import type { Reply } from '../../../shared/contract/reply';
import { call } from '../../host/client';
import { recordSelection, type Marks } from './selection-marks';

/** Something that is done to one chosen record after another. */
export interface Verb {
  /** Such as "Redelivering". */
  readonly doing: string;
  /** False for records that it says nothing about; they are passed over. */
  takes(row: ActivityRow): boolean;
  act(rows: readonly ActivityRow[]): Promise<Reply<Pick<DeliveriesChanged, 'refused'> & { readonly deliveries: readonly { readonly id: string }[] }>>;
}

/** What came of it. */
export interface Worked {
  /** Records that it was done to. */
  readonly done: number;
  /** The deliveries that came of it or changed, how many and the first. */
  readonly deliveries: number;
  readonly firstDeliveryId: string | undefined;
  /** Why it could not be done to others, each reason with how many. */
  readonly refused: readonly (readonly [message: string, records: number])[];
  readonly stopped: boolean;
}

interface Progress {
  readonly doing: string;
  readonly done: number;
  readonly total: number;
}

/** What is under way; undefined while nothing is. */
export const workStore = createStore<{ readonly progress: Progress | undefined }>(() => ({ progress: undefined }));

const pageRows = 500;
// Few enough that Stop acts soon.
const atOnce = 50;
let stopped = false;

/** Does nothing more; what was done stays done. */
export function stopWork(): void {
  stopped = true;
}

/** Does it to the selection, oldest first, a few at a time. Undefined where something else is under way. */
export async function workThrough(marks: Marks, verb: Verb, total: number): Promise<Worked | undefined> {
  if (workStore.getState().progress !== undefined) return undefined;
  stopped = false;
  const refused = new Map<string, number>();
  const refuse = (message: string, records: number): unknown => refused.set(message, (refused.get(message) ?? 0) + records);
  let done = 0;
  let tried = 0;
  let deliveries = 0;
  let firstDeliveryId: string | undefined;
  workStore.setState({ progress: { doing: verb.doing, done: 0, total } });
  try {
    for await (const rows of chosenPages(marks)) {
      const taken = rows.filter(verb.takes);
      for (let from = 0; from < taken.length && !stopped; from += atOnce) {
        const some = taken.slice(from, from + atOnce);
        const reply = await verb.act(some);
        if (reply.ok) {
          done += some.length - reply.value.refused.length;
          deliveries += reply.value.deliveries.length;
          firstDeliveryId ??= reply.value.deliveries[0]?.id;
          for (const { message } of reply.value.refused) refuse(message, 1);
        } else refuse(reply.error.message, some.length);
        tried += some.length;
        workStore.setState({ progress: { doing: verb.doing, done: tried, total: Math.max(total, tried) } });
      }
      if (stopped) break;
    }
  } finally {
    workStore.setState({ progress: undefined });
  }
  return { done, deliveries, firstDeliveryId, refused: [...refused], stopped };
}

/** The chosen records that are in the log, a page at a time. */
export async function* chosenPages(marks: Marks): AsyncGenerator<readonly ActivityRow[]> {
  const selection = recordSelection(marks);
  for (let after = 0; ; ) {
    const reply = await call('selection.rows', { selection, after, limit: pageRows });
    const last = reply.ok ? reply.value.rows.at(-1) : undefined;
    if (!reply.ok || last === undefined) return;
    yield reply.value.rows;
    after = last.position;
  }
}
