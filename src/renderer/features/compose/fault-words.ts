import { posixQuote } from '../../../shared/export/shell-quote';
import { timeText, type FaultInfo, type FaultOrder, type FaultValue } from '../../../shared/model/fault';
import { counted } from '../../ui/format';
import type { SendPlan } from './send-plan';

/** The button of the deck in the words of what it does. */
export function faultSendLabel(fault: Pick<FaultInfo, 'name'>, value: FaultValue, plan: SendPlan): string {
  if (plan.kind === 'blocked' || plan.endpointCount === 0) return plan.label;
  if (fault.name === 'drop') return 'Record as dropped';
  const to = `to ${counted(plan.endpointCount, 'endpoint')}`;
  if (value.kind === 'copies') return value.count === 2 ? `Send twice ${to}` : `Send ${value.count} times ${to}`;
  if (fault.name === 'delay' && value.kind === 'time') return `Send in ${timeText(value.ms)} ${to}`;
  return `Send ${to}`;
}

/** The same from a terminal, to every subscribed endpoint. */
export function faultCommand(eventName: string, source: 'ui' | 'api', order: FaultOrder): string {
  const fault = order.value === undefined ? order.name : `${order.name}=${order.value}`;
  return ['hookbench send', argument(eventName), ...(source === 'api' ? ['--source api'] : []), '--fault', argument(fault)].join(' ');
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
