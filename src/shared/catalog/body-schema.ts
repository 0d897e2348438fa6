import type { SubjectKind } from '../model/event';
import type { JsonSchema } from './catalog';

const performedByUser: JsonSchema = {
  type: 'object',
  required: ['user_id', 'name'],
  properties: { user_id: { type: 'integer' }, name: { type: 'string', minLength: 1 } },
};

const performedByToken: JsonSchema = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string', minLength: 1 }, user_id: false },
};

/**
 * The schema of a whole body. The metadata follow the provider's page ("Event Metadata Attributes");
 * `subject` is ours, since the page does not describe claims and contacts, and stays open to further properties.
 */
export function bodySchema(eventName: string, subjectKind: SubjectKind, subject: JsonSchema): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: eventName,
    type: 'object',
    required: [subjectKind, 'event_name', 'source', 'performed_by'],
    properties: {
      // An $id of its own, so that references inside a user’s schema (#/$defs/…) stay within that schema.
      [subjectKind]: { $id: 'urn:hookbench:subject', ...subject },
      event_name: { const: eventName },
      source: { enum: ['ui', 'api'] },
      performed_by: { type: 'object' },
    },
    allOf: [
      { if: { required: ['source'], properties: { source: { const: 'ui' } } }, then: { properties: { performed_by: performedByUser } } },
      { if: { required: ['source'], properties: { source: { const: 'api' } } }, then: { properties: { performed_by: performedByToken } } },
    ],
  };
}
