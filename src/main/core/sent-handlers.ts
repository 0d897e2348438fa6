import { ok, refuse } from '../../shared/contract/reply';
import type { SentContract, SentEvent } from '../../shared/contract/sent-contract';
import type { LastAttempt } from '../../shared/model/last-attempt';
import { faultValueText } from '../../shared/model/fault';
import type { Handlers } from './dispatch';
import { faultList } from './fault-list';
import type { Log } from './log/log';

const askable = new Set(faultList.map(({ name }) => name));

/** The methods that read what was sent before. */
export type SentMethod = keyof SentContract;

/** Handlers of what was sent before. */
export function createSentHandlers(log: Pick<Log, 'sentEvents' | 'composedEvent' | 'lastAttempt'>, isEndpoint: (id: string) => boolean): Handlers<SentMethod> {
  return {
    'events.history': async ({ words, limit, before }) => {
      const wanted = words.split(/\s+/).filter((word) => word !== '');
      const events: SentEvent[] = [];
      let next = before;
      do {
        const part = await log.sentEvents(wanted, limit - events.length, next);
        events.push(...part.events);
        next = part.next;
      } while (next !== undefined && events.length < limit);
      return ok(next === undefined ? { events } : { events, next });
    },
    'events.composed': async ({ eventId }) => {
      const found = await log.composedEvent(eventId);
      if (found === undefined) return refuse('not-found', 'That event is no longer in the log.');
      const { name, source, performedBy, subjectText, createdAtMs } = found.event;
      const faults = found.faults.filter((fault) => askable.has(fault.name)).map((fault) => {
        const value = faultValueText(fault.value);
        return value === undefined ? { name: fault.name } : { name: fault.name, value };
      });
      return ok({ draft: { name, source, performedBy, subjectText }, faults, createdAtMs });
    },
    'endpoints.lastAttempt': async ({ id }) => {
      if (!isEndpoint(id)) return refuse('not-found', 'That endpoint is no longer in the workspace.');
      let last: LastAttempt | undefined;
      let next: number | undefined;
      do {
        const part = await log.lastAttempt(id, next);
        last = part.last;
        next = part.next;
      } while (last === undefined && next !== undefined);
      return ok(last === undefined ? {} : { last });
    },
  };
}
