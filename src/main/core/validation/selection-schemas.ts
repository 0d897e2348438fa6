import type { JsonSchema } from '../../../shared/catalog/catalog';
import type { SelectionContract } from '../../../shared/contract/selection-contract';
import { markColours, noteLength } from '../../../shared/model/record-mark';
import { groupIdLength, groupings } from '../../../shared/model/record-group';
import { chosenGroupLimit, selectionLimit } from '../../../shared/model/record-selection';
import { closed, list, text, urlLength, whole } from './model-schemas';

const position = whole(0, Number.MAX_SAFE_INTEGER);
const positions = list(position, selectionLimit);
const quick: JsonSchema = { enum: ['all', 'sent', 'received', 'not-delivered', 'failing', 'checks-fail', 'pinned'] };
const groups = closed({ by: { enum: groupings }, each: list(closed({ id: text(groupIdLength, 1), to: position }), chosenGroupLimit) });
/** A selection of the stream. */
export const selection = closed({ records: positions, matches: closed({ query: text(urlLength), quick, from: position, to: position, except: positions, groups }, ['groups']) }, ['matches']);

/** Shapes of the inputs that name a selection of the stream. */
export const selectionSchemas: Readonly<Record<keyof SelectionContract, JsonSchema>> = {
  'selection.summary': closed({ selection }),
  'selection.rows': closed({ selection, after: position, limit: whole(1, 500) }),
  'records.mark': closed({ positions, colour: { anyOf: [{ enum: markColours }, { type: 'null' }] }, note: { anyOf: [text(noteLength), { type: 'null' }] } }, ['colour', 'note']),
};
