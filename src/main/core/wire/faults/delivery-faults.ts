import type { Fault } from './fault';
import { msOf } from './fault';

/** Faults of the delivery as a whole: the bytes are right, their number, order or time is not. */
export const deliveryFaults: readonly Fault[] = [
  {
    info: {
      name: 'duplicate',
      group: 'Delivery',
      title: 'Duplicate',
      short: 'the same bytes ×2',
      does: 'Sends the same event to each endpoint again, byte for byte, as providers do when an answer is lost on its way back.',
      goodReceiver: ['Answers both with 200', 'Acts on the event once', 'Tells a repeat by the subject’s state: events carry no id'],
      value: { kind: 'copies', label: 'Times', least: 2, most: 100, standard: 2 },
    },
    effect: (value) => {
      if (value.kind !== 'copies') throw new Error(`Copies were expected, not ${value.kind}.`);
      const { count, atOnce } = value;
      return { stage: 'plan', change: (plan) => ({ ...plan, copies: count, copiesAtOnce: atOnce }) };
    },
  },
  {
    info: {
      name: 'reorder',
      group: 'Delivery',
      title: 'Other order',
      short: 'the next event first',
      does: 'Holds the event back until the next one to the same endpoint has left. Providers promise no order.',
      goodReceiver: ['Answers both with 200', 'Ends in the state of the later event', 'Reads the state from the subject, not from the order'],
      value: { kind: 'none' },
    },
    effect: () => ({ stage: 'plan', change: (plan) => ({ ...plan, afterNext: true }) }),
  },
  {
    info: {
      name: 'delay',
      group: 'Delivery',
      title: 'Delayed',
      short: 'by 1 h',
      does: 'Sends the event later, as after an outage. It stays on record and survives quitting.',
      goodReceiver: ['Answers with 200', 'Does not overwrite newer data with the older subject'],
      value: { kind: 'time', label: 'By', leastMs: 1, mostMs: 7 * 24 * 3_600_000, standardMs: 3_600_000 },
    },
    effect: (value) => {
      const delayMs = msOf(value);
      return { stage: 'plan', change: (plan) => ({ ...plan, delayMs }) };
    },
  },
  {
    info: {
      name: 'drop',
      group: 'Delivery',
      title: 'Dropped',
      short: 'never sent, only recorded',
      does: 'Records the event and sends nothing, as when a provider gives up.',
      goodReceiver: ['Finds the gap by asking the provider’s API now and then', 'Works on with the events that follow'],
      value: { kind: 'none' },
    },
    effect: () => ({ stage: 'plan', change: (plan) => ({ ...plan, dropped: true }) }),
  },
];
