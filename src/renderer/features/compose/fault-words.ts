import { posixQuote } from '../../../shared/export/shell-quote';
import { timeText, type FaultInfo, type FaultOrder, type FaultValue } from '../../../shared/model/fault';
import { counted } from '../../ui/format';
import type { SendPlan } from './send-plan';

/** A fault as it is asked for, read. */
export interface ReadFault {
  readonly name: string;
  readonly value: FaultValue;
}

/** The button of the deck in the words of what it does with all of them. */
export function faultSendLabel(faults: readonly ReadFault[], plan: SendPlan): string {
  if (plan.kind === 'blocked' || plan.endpointCount === 0) return plan.label;
  if (faults.some(({ name }) => name === 'drop')) return 'Record as dropped';
  const copies = faults.map(({ value }) => value).find(({ kind }) => kind === 'copies');
  const times = copies?.kind !== 'copies' ? '' : copies.count === 2 ? ' twice' : ` ${copies.count} times`;
  const delay = faults.find(({ name }) => name === 'delay')?.value;
  const later = delay?.kind === 'time' ? ` in ${timeText(delay.ms)}` : '';
  return `Send${times}${later} to ${counted(plan.endpointCount, 'endpoint')}`;
}

/** The same from a terminal, to every subscribed endpoint. */
export function faultCommand(eventName: string, source: 'ui' | 'api', orders: readonly FaultOrder[]): string {
  const faults = orders.map(({ name, value }) => `--fault ${argument(value === undefined ? name : `${name}=${value}`)}`);
  return ['hookbench send', argument(eventName), ...(source === 'api' ? ['--source api'] : []), ...faults].join(' ');
}

function argument(text: string): string {
  return /^[\w.,=:/-]+$/.test(text) ? text : posixQuote(text);
}

/** Faults whose name, title or words hold every word of the search. */
export function findFaults(faults: readonly FaultInfo[], search: string): readonly FaultInfo[] {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return faults.filter(({ name, group, title, short, does }) => {
    const text = `${name} ${group} ${title} ${short} ${does}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
