import { expect, test } from 'vitest';
import { maskedLines } from '../../../../../src/renderer/features/scenarios/masked-body';
import { headerMask, memberMask } from '../../../../../src/renderer/features/scenarios/masks';

const body = `{"claim":{"id":4211,"policy_number":90071992547409931,"type":{"id":12,"name":"Motor"},"labels":["glass","fast-track"],
"contact":{"id":1,"name":"Priya Nair","email":"p@example.com","address":{"line_1":"14 Albion Place","postcode":"LS1"}},"people":[{"name":"Tomasz"}]},
"event_name":"claim.created","performed_by":{"user_id":2642,"name":"John Smith"},"api_key":"k"}`;

test('shows the body in lines, and no personal value or secret in any of them', () => {
  const lines = maskedLines(body);
  const shown = lines.map(({ key, value, mask }) => `${key ?? ''}=${mask ?? value}`);
  expect(shown).toEqual([
    'claim=',
    'id=4211',
    'policy_number=policy number hidden',
    'type=',
    'id=12',
    'name="Motor"',
    'labels=["glass", "fast-track"]',
    'contact=',
    'id=1',
    'name=name hidden',
    'email=email hidden',
    'address=',
    'line_1=address hidden',
    'postcode=postcode hidden',
    'people=',
    '0=',
    'name=name hidden',
    'event_name="claim.created"',
    'performed_by=',
    'user_id=2642',
    'name=name hidden',
    'api_key=secret hidden',
  ]);
  const everything = JSON.stringify(lines);
  for (const hidden of ['Priya', 'p@example.com', 'Albion', 'LS1', 'Tomasz', 'John', '90071992547409931']) expect(everything).not.toContain(hidden);
});

test('a mask does not tell how long the value was', () => {
  expect(maskedLines('{"email":"a"}')).toEqual(maskedLines('{"email":"a-very-long-address@example.com"}'));
});

test('a body that is not JSON is not shown, since nothing in it can be told apart', () => {
  expect(maskedLines('Priya Nair')).toMatchObject([{ value: 'This body is not JSON, so it is not shown.' }]);
});

test('headers that a webhook always has are shown, all others are hidden', () => {
  expect(['Event-Name', 'content-type', 'Host'].map(headerMask)).toEqual([undefined, undefined, undefined]);
  expect(['Authorization', 'X-Api-Key', 'webhook-signature', 'X-Anything'].map(headerMask)).toEqual(Array(4).fill('secret hidden'));
  expect(memberMask('name', 'type')).toBeUndefined();
});
