import type { SelectionContract } from '../../shared/contract/selection-contract';
import { ok, refuse } from '../../shared/contract/reply';
import { parseQuery } from '../../shared/query/parse-query';
import type { RecordSelection } from '../../shared/model/record-selection';
import type { Handlers } from './dispatch';
import type { ChosenRecords } from './log/chosen-records';
import type { Log } from './log/log';

/** The methods of the selection. */
export type SelectionMethod = keyof SelectionContract;

type ChosenRead = { readonly ok: true; readonly chosen: ChosenRecords } | { readonly ok: false; readonly message: string };

/** Handlers of what a selection of the stream holds. */
export function createSelectionHandlers(log: Pick<Log, 'chosenRows' | 'chosenSummary' | 'setMarks'>, nowMs: () => number): Handlers<SelectionMethod> {
  return {
    'selection.summary': async ({ selection }) => {
      const read = readChosen(selection);
      return read.ok ? ok(await log.chosenSummary(read.chosen)) : refuse('invalid', read.message, '/selection/matches/query');
    },
    'selection.rows': async ({ selection, after, limit }) => {
      const read = readChosen(selection);
      return read.ok ? ok({ rows: await log.chosenRows(read.chosen, after, limit) }) : refuse('invalid', read.message, '/selection/matches/query');
    },
    'records.mark': async ({ positions, note, ...colour }) => {
      const text = note === undefined ? {} : { note: note === null || note.trim() === '' ? null : note };
      const written = await log.setMarks(positions, { ...colour, ...text }, nowMs());
      return written.ok ? ok({}) : refuse('surroundings', written.problem.message);
    },
  };
}

/** A selection with its query parsed, or why it cannot be read. */
export function readChosen({ records, matches }: RecordSelection): ChosenRead {
  const parsed = parseQuery(matches?.query ?? '');
  if (!parsed.ok) return { ok: false, message: parsed.problem.message };
  const range = matches === undefined ? { quick: 'all', from: 1, to: 0, except: [] } as const : { quick: matches.quick, from: matches.from, to: matches.to, except: matches.except, ...(matches.groups === undefined ? {} : { groups: matches.groups }) };
  return { ok: true, chosen: { query: parsed.query, ...range, records } };
}
