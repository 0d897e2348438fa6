import type { CheckRule } from './check-rule';
import { clipped } from './inline-json';

const code = 'event-name';

/** The Event-Name header and the body's `event_name` say the same (provider page, "Receiving Events"). */
export const eventNameRule: CheckRule = {
  judge({ isEvent, eventNames, body, bodyEventName }) {
    if (!isEvent) return 'not-run';
    if (eventNames.length !== 1 || eventNames[0] === '') return 'fail';
    if (body.kind === 'json') return eventNames[0] === bodyEventName ? 'pass' : 'fail';
    return bodyEventName === undefined || eventNames[0] === bodyEventName ? 'not-run' : 'fail';
  },

  say({ isEvent, eventNames, bodyEventName }, state) {
    if (!isEvent) return [{ code, state, title: 'Not checked: neither an Event-Name header nor an event_name in the body' }];
    const [header] = eventNames;
    const inBody = bodyEventName === undefined ? undefined : clipped(typeof bodyEventName === 'string' ? bodyEventName : JSON.stringify(bodyEventName));
    if (state === 'pass') return [{ code, state, title: 'Event-Name header equals body event_name', note: clipped(header ?? '') }];
    if (state === 'not-run') return [{ code, state, title: 'Event-Name header not compared: the body could not be read' }];
    const why = 'Receivers choose by the header what to do with the body.';
    const expected = `one Event-Name header${inBody === undefined ? '' : ` with ${inBody}, as in the body`}`;
    if (header === undefined) return [{ code, state, title: `Event-Name header is missing, body says ${inBody ?? 'nothing'}`, pointer: '/event_name', expected, found: 'no such header', why }];
    if (eventNames.length > 1) return [{ code, state, title: `Event-Name header came ${eventNames.length} times`, expected, found: clipped(eventNames.join(', ')), why }];
    if (header === '') return [{ code, state, title: 'Event-Name header is empty', expected, found: 'an empty header', why }];
    if (inBody === undefined) return [{ code, state, title: `Event-Name is ${clipped(header)}, body has no event_name`, pointer: '', expected: `event_name ${clipped(header)} in the body`, found: 'no event_name', why }];
    return [{ code, state, title: `Event-Name is ${clipped(header)}, body says ${inBody}`, pointer: '/event_name', expected: 'the same name in both', found: `header ${clipped(header)}, body ${inBody}`, why }];
  },
};
