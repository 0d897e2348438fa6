import type { JsonSchema } from '../../../shared/catalog/catalog';
import { accountLimits } from '../../../shared/model/account';
import type { DeskActionKind } from '../../../shared/model/desk-action';
import { closed, list, text, whole } from './model-schemas';

/** A number of a claim or contact. */
export const accountNumber = whole(1, 1_000_000_000_000);

const claimId = accountNumber;
const label = text(accountLimits.labelLength, 1);
const name = text(accountLimits.nameLength, 1);
const user = closed({ userId: whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER), name });

const parameters: { readonly [K in DeskActionKind]: readonly [properties: Readonly<Record<string, JsonSchema>>, optional?: readonly string[]] } = {
  'claim.create': [
    {
      type: name,
      contactId: accountNumber,
      labels: list(label, accountLimits.labels),
      policyNumber: { type: 'string', maxLength: 39, pattern: '^(0|[1-9]\\d{0,38})$' },
      excess: { type: 'string', maxLength: 20, pattern: '^(0|[1-9]\\d{0,11})(\\.\\d{1,4})?$' },
      incidentDate: { type: 'string', maxLength: 10, pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
      postcode: text(accountLimits.nameLength),
    },
    ['contactId', 'labels', 'policyNumber', 'excess', 'incidentDate', 'postcode'],
  ],
  'claim.close': [{ claimId }],
  'claim.reopen': [{ claimId }],
  'claim.add_label': [{ claimId, label }],
  'claim.remove_label': [{ claimId, label }],
  'claim.assign': [{ claimId, user }],
  'claim.unassign': [{ claimId }],
  'claim.switch_type': [{ claimId, type: name }],
  'contact.create': [{ name, email: text(accountLimits.nameLength), phone: text(accountLimits.nameLength) }, ['email', 'phone']],
};

/** An action of the desk. */
export const deskAction: JsonSchema = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { enum: Object.keys(parameters) } },
  allOf: Object.entries(parameters).map(([kind, [properties, optional]]) => ({
    if: { properties: { kind: { const: kind } } },
    then: closed({ kind: { const: kind }, ...properties }, optional ?? []),
  })),
};
