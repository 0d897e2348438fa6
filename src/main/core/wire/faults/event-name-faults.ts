import type { FaultInfo } from '../../../../shared/model/fault';
import type { HeaderPair } from '../../../../shared/model/header';
import type { EventParts, Fault, FaultEffect } from './fault';
import { textOf } from './fault';

/** Faults of the event's name: in the `Event-Name` header, in the body, or in both. */
export const eventNameFaults: readonly Fault[] = [
  {
    info: nameInfo('event-name-missing', 'Missing', 'no such header', 'Leaves the Event-Name header out. The body still names the event.', [
      'Reads the name from the body, or answers 400',
      'Does not take it for an event of another kind',
    ]),
    effect: () => nameHeader(() => []),
  },
  {
    info: {
      ...nameInfo('event-name-other', 'Not the body’s', 'claim.closed', 'Names another event in the header than in the body.', ['Answers 400, or trusts the body alone', 'Never acts on both']),
      value: { kind: 'text', label: 'Header', standard: 'claim.closed' },
    },
    effect: (value) => nameHeader(() => [textOf(value)]),
  },
  {
    info: nameInfo('event-name-case', 'In other case', 'all in capitals', 'Writes the name in the header in capitals. Header names have no case, values do.', [
      'Treats it as unknown, or compares without case on purpose',
      'Does the same in every place that reads the name',
    ]),
    effect: () => nameHeader((name) => [name.toUpperCase()]),
  },
  {
    info: nameInfo('event-name-doubled', 'Doubled', 'the header twice', 'Sends the Event-Name header twice. Servers join the two with a comma, keep the first, or keep the last.', [
      'Answers 400, or reads the name once',
      'Does not look for an event called “claim.assigned, claim.assigned”',
    ]),
    effect: () => nameHeader((name) => [name, name]),
  },
  {
    info: nameInfo('event-name-quoted', 'With quotes', 'quotes around it', 'Puts quotes around the name in the header, as the example on the provider’s page shows it.', [
      'Takes the quotes off, or reads the name from the body',
      'Acts on the event as without quotes',
    ]),
    effect: () => nameHeader((name) => [`"${name}"`]),
  },
  {
    info: {
      ...nameInfo('event-name-unknown', 'Unknown event', 'claim.archived', 'Names an event that is not on the provider’s page, in the header and in the body.', [
        'Answers with 200, so that the provider does not retry for days',
        'Does nothing else, and says so in its log',
      ]),
      value: { kind: 'text', label: 'Name', standard: 'claim.archived' },
    },
    effect: (value) => {
      const eventName = textOf(value);
      return { stage: 'event', change: (event) => renamed(event, eventName) };
    },
  },
];

function nameInfo(name: string, title: string, short: string, does: string, goodReceiver: readonly string[]): FaultInfo {
  return { name, group: 'Event-Name', title, short, does, goodReceiver, value: { kind: 'none' } };
}

/** Puts one header for each value in the place of the one there is. */
function nameHeader(valuesOf: (name: string) => readonly string[]): FaultEffect {
  return {
    stage: 'headers',
    change: (headers, event) => headers.flatMap((header): readonly HeaderPair[] => (header[0] === 'Event-Name' ? valuesOf(event.eventName).map((value) => ['Event-Name', value]) : [header])),
  };
}

function renamed(event: EventParts, eventName: string): EventParts {
  return { ...event, eventName, fields: event.fields.map(([key, json]) => (key === 'event_name' ? [key, JSON.stringify(eventName)] : [key, json])) };
}
