import { nodeAt } from '../../../shared/json/json-pointer';
import { parseJson } from '../../../shared/json/parse-json';
import type { CheckRule } from './check-rule';
import { inlineJson } from './inline-json';
import { memberOf, type Reading } from './reading';

const code = 'performed-by';

/** `performed_by` fits `source`: a user has an id and a name, an API token a name alone (provider page, "Event Metadata Attributes"). */
export const performerRule: CheckRule = {
  judge(reading) {
    if (!reading.isEvent || reading.body.kind !== 'json') return undefined;
    if (reading.source !== 'ui' && reading.source !== 'api') return 'not-run';
    return performerFits(reading) ? 'pass' : 'fail';
  },

  say(reading, state) {
    const { source, body } = reading;
    if (state === 'pass') return [{ code, state, title: 'performed_by fits source', note: String(source) }];
    if (state === 'not-run') return [{ code, state, title: 'performed_by not checked, source is neither ui nor api' }];
    const form = source === 'ui' ? '{ "user_id": the user’s number, "name": the user’s name }' : '{ "name": the API token’s name }';
    return [
      {
        code,
        state,
        title: 'performed_by does not match source',
        pointer: '/performed_by',
        expected: `${form} because source is "${String(source)}"`,
        found: body.kind === 'json' ? foundIn(body.text) : 'nothing',
        why: 'Receivers tell people from API tokens by it.',
      },
    ];
  },
};

function performerFits({ source, body }: Reading): boolean {
  const performer = body.kind === 'json' ? memberOf(body.value, 'performed_by') : undefined;
  if (typeof performer !== 'object' || performer === null || Array.isArray(performer)) return false;
  const name = memberOf(performer, 'name');
  if (typeof name !== 'string' || name === '') return false;
  return source === 'ui' ? Number.isInteger(memberOf(performer, 'user_id')) : !Object.hasOwn(performer, 'user_id');
}

function foundIn(text: string): string {
  const parsed = parseJson(text);
  const node = parsed.ok ? nodeAt(parsed.root, '/performed_by') : undefined;
  return node === undefined ? 'nothing' : inlineJson(text.slice(node.start, node.end));
}
