import type { JsonSchema } from '../../../shared/catalog/catalog';
import type { DeskContract } from '../../../shared/contract/desk-contract';
import { accountLimits } from '../../../shared/model/account';
import { accountNumber, deskAction } from './desk-action-schema';
import { closed, faultOrders, id, list, nameLength, performedBy, text, whole } from './model-schemas';

const search = text(1_000);
const filter: JsonSchema = { enum: ['all', 'open', 'closed', 'nobody', 'changed'] };
const fromRank = whole(0, accountLimits.claims);
const limit = whole(1, 500);
const subject = closed({ kind: { enum: ['claim', 'contact'] }, id: accountNumber });
const endpointIds = list(id, 1_000);

/** The shapes of the inputs of the claims desk. */
export const deskSchemas: Readonly<Record<keyof DeskContract, JsonSchema>> = {
  'desk.summary': closed({}),
  'desk.claims': closed({ search, filter, fromRank, limit }),
  'desk.rank': closed({ search, filter, claimId: accountNumber }),
  'desk.contacts': closed({ search, fromRank, limit }),
  'desk.claim': closed({ claimId: accountNumber }),
  'desk.contact': closed({ contactId: accountNumber }),
  'desk.timeline': closed({ subject, limit: whole(1, 200) }),
  'desk.act': closed({ action: deskAction, performedBy, faults: faultOrders, endpointIds }, ['faults', 'endpointIds']),
  'desk.sendAsFault': closed({ subject, eventName: text(nameLength, 1), performedBy, endpointIds }, ['endpointIds']),
  'desk.undo': closed({ changeId: id }),
  'desk.reset': closed({}),
  'desk.generate': closed({ seed: whole(0, accountLimits.largestSeed), count: whole(1, accountLimits.claims) }),
  'desk.export': closed({}),
  'desk.import': closed({ text: text(accountLimits.importBytes) }),
};
