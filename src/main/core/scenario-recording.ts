import type { Recording } from '../../shared/contract/scenario-contract';
import { nodeAt } from '../../shared/json/json-pointer';
import { parseJson } from '../../shared/json/parse-json';
import type { DeliverySummary } from '../../shared/model/delivery';
import type { EventRecord } from '../../shared/model/event';
import type { OwnDesk } from './desk';
import type { Log } from './log/log';
import type { Clock } from './ports';
import { scenarioTextOf, type Deed } from './scenario/record/recorder';

export interface ScenarioRecordingParts {
  readonly log: Log;
  readonly desk: OwnDesk;
  readonly clock: Clock;
  onDelivery(listener: (delivery: DeliverySummary) => void): () => void;
}

/** Notes what is done by hand, to make a scenario of it. */
export interface ScenarioRecording {
  state(): Recording;
  start(): Recording;
  /** Ends it and gives the text of the scenario, which says so where nothing was recorded. */
  stop(): Promise<string>;
  /** What was done by these changes of the user's account, in their order. Changes that are gone, and those that changed nothing, are left out. */
  deedsOf(changeIds: readonly string[]): Promise<readonly Deed[]>;
}

const mostDeeds = 500;

/** What counts are events that are sent by hand and changes on the desk; bursts, replays and scenarios are not taken down. */
export function createScenarioRecording({ log, desk, clock, onDelivery }: ScenarioRecordingParts): ScenarioRecording {
  let endListening: (() => void) | undefined;
  let startedAtMs = 0;
  let noted = new Map<string, DeliverySummary>();

  const state = (): Recording => ({ active: endListening !== undefined, startedAtMs, steps: noted.size });
  return {
    state,
    start() {
      if (endListening !== undefined) return state();
      startedAtMs = clock.nowMs();
      noted = new Map();
      endListening = onDelivery((delivery) => {
        const byHand = delivery.origin === undefined || delivery.origin.kind === 'sent-as-new';
        if (byHand && delivery.createdAtMs >= startedAtMs && !noted.has(delivery.eventId) && noted.size < mostDeeds) noted.set(delivery.eventId, delivery);
      });
      return state();
    },
    async deedsOf(changeIds) {
      const { book } = await desk.account();
      const deeds = changeIds.flatMap((id): readonly Deed[] => {
        const change = book.change(id);
        if (change?.kind !== 'done') return [];
        const { action, performedBy, subject, atMs } = change;
        return [{ kind: 'change', action, performedBy, claimId: subject.kind === 'claim' ? subject.id : undefined, atMs }];
      });
      return deeds.sort((a, b) => a.atMs - b.atMs);
    },
    async stop() {
      endListening?.();
      endListening = undefined;
      const deeds: Deed[] = [];
      for (const delivery of noted.values()) {
        const found = await log.deliveryToSend(delivery.id);
        if (found !== undefined) deeds.push(await deedOf(desk, found.event, delivery));
      }
      noted = new Map();
      return scenarioTextOf(deeds.sort((a, b) => a.atMs - b.atMs), new Date(startedAtMs === 0 ? clock.nowMs() : startedAtMs).toISOString().slice(0, 16).replace('T', ' '));
    },
  };
}

async function deedOf(desk: OwnDesk, event: EventRecord, { faults = [] }: DeliverySummary): Promise<Deed> {
  const atMs = event.createdAtMs;
  const parsed = parseJson(event.subjectText);
  const id = parsed.ok ? nodeAt(parsed.root, '/id') : undefined;
  const number = id?.kind === 'number' ? Number(event.subjectText.slice(id.start, id.end)) : Number.NaN;
  if (Number.isSafeInteger(number)) {
    const change = (await desk.account()).book.changesOf({ kind: event.subjectKind, id: number }).find((each) => each.kind === 'done' && each.eventId === event.id);
    if (change?.kind === 'done') return { kind: 'change', action: change.action, performedBy: change.performedBy, claimId: event.subjectKind === 'claim' ? number : undefined, atMs };
  }
  const { name, source, performedBy, subjectText } = event;
  return { kind: 'event', draft: { name, source, performedBy, subjectText }, faults, atMs };
}
