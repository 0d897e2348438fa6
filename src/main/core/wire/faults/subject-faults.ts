import { contradictionFault } from '../../../../shared/model/change';
import type { FaultInfo } from '../../../../shared/model/fault';
import type { BodyFields } from '../build-body';
import type { EventParts, Fault, FaultEffect } from './fault';
import { countOf } from './fault';

/** Faults of what the body says: valid JSON that is not as the provider's page has it. */
export const subjectFaults: readonly Fault[] = [
  {
    info: {
      ...whoInfo('extra-fields', 'Extra fields', '3 nobody knows', 'Adds fields of several types that the provider’s page does not name. Providers add some without notice.', [
        'Answers with 200',
        'Passes over what it does not know',
      ]),
      value: { kind: 'count', label: 'Fields', least: 1, most: 1_000, standard: 3 },
    },
    effect: (value) => {
      const extra = Array.from({ length: countOf(value) }, (_, index) => [`extra_${index + 1}`, extraValues[index % extraValues.length] ?? 'null'] as const);
      return fieldsOf((fields) => [...fields, ...extra]);
    },
  },
  {
    info: whoInfo('performed-by-missing', 'No performed_by', 'left out', 'Leaves performed_by out of the body.', ['Answers 400, or acts without naming a person', 'Does not crash on the way to the name']),
    effect: () => fieldsOf((fields) => fields.filter(([key]) => key !== 'performed_by')),
  },
  {
    info: whoInfo('performed-by-null', 'performed_by null', 'sent as null', 'Sends performed_by as null.', ['Answers 400, or acts without naming a person', 'Does not crash on the way to the name']),
    effect: () => fieldsOf((fields) => replaced(fields, 'performed_by', 'null')),
  },
  {
    info: whoInfo('user-id-under-api', 'user_id under api', 'as no token has', 'Sends source “api” with a user_id. The provider’s page gives tokens a name alone.', [
      'Answers with 200',
      'Goes by source, and links no user',
    ]),
    effect: () => fieldsOf((fields) => replaced(replaced(fields, 'source', '"api"'), 'performed_by', performerWithUserId(fields))),
  },
  {
    info: whoInfo('subject-null', 'Subject null', 'claim is null', 'Sends null in place of the claim or contact.', ['Answers 400', 'Does not delete or empty what it has']),
    effect: () => ({ stage: 'event', change: (event: EventParts) => ({ ...event, fields: replaced(event.fields, event.subjectKind, 'null') }) }),
  },
  {
    info: whoInfo(contradictionFault, 'Contradicts the account', 'not so before', 'Sends the event as it stands, although it cannot be after what was sent before, such as reopening a claim that is open. The desk makes these for a claim.', [
      'Answers with 200, or 409',
      'Leaves what it has as it is, and notes the contradiction',
    ]),
    effect: () => ({ stage: 'event', change: (event: EventParts) => event }),
  },
];

const extraValues = ['"a text"', '{"nested":{"deeper":true}}', '[1,2,3]', '12.50', 'null'];

function whoInfo(name: string, title: string, short: string, does: string, goodReceiver: readonly string[]): FaultInfo {
  return { name, group: 'Who and what', title, short, does, goodReceiver, value: { kind: 'none' } };
}

function fieldsOf(change: (fields: BodyFields) => BodyFields): FaultEffect {
  return { stage: 'event', change: (event) => ({ ...event, fields: change(event.fields) }) };
}

function replaced(fields: BodyFields, wanted: string, json: string): BodyFields {
  return fields.map((field) => (field[0] === wanted ? [wanted, json] : field));
}

/** The performer as it stands where it has a user_id, else the same with the one of the provider's example. */
function performerWithUserId(fields: BodyFields): string {
  const json = fields.find(([key]) => key === 'performed_by')?.[1] ?? '{}';
  if (json.startsWith('{"user_id":')) return json;
  const rest = json.startsWith('{') ? json.slice(1) : '}';
  return `{"user_id":2642${rest === '}' ? '' : ','}${rest}`;
}
