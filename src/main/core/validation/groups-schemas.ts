import type { JsonSchema } from '../../../shared/catalog/catalog';
import type { GroupsContract } from '../../../shared/contract/groups-contract';
import { foldLimit, groupIdLength, groupings } from '../../../shared/model/record-group';
import { boolean, closed, list, text, urlLength, whole } from './model-schemas';

const largest = Number.MAX_SAFE_INTEGER;
const quick: JsonSchema = { enum: ['all', 'sent', 'received', 'not-delivered', 'failing', 'checks-fail', 'pinned'] };
const groupId = text(groupIdLength, 1);

/** Shapes of the inputs of the grouped stream. */
export const groupsSchemas: Readonly<Record<keyof GroupsContract, JsonSchema>> = {
  'groups.lines': closed(
    {
      query: text(urlLength),
      quick,
      by: { enum: groupings },
      folded: boolean,
      except: list(groupId, foldLimit),
      from: whole(-largest, largest),
      limit: whole(1, 500),
      near: closed({ group: groupId, position: whole(0, largest), line: whole(0, largest) }, ['position']),
    },
    ['near'],
  ),
};
