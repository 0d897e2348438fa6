import type { FaultPreview, SendingContract } from '../../shared/contract/sending-contract';
import { ok, refuse } from '../../shared/contract/reply';
import type { Handlers } from './dispatch';
import { buildFaultyRequest } from './wire/faults/build-faulty-request';
import { faultTable } from './wire/faults/fault-table';
import { readFaults } from './wire/faults/parse-fault';
import { mannerSentences, planSentences } from './wire/faults/plan-sentences';
import { requestHeadText } from './wire/request-head';
import { catalogOf } from './workspace/catalog-of';
import type { WorkspaceStore } from './workspace/open-workspace';

/** The methods that send on purpose: with faults, again, or many at once. */
export type SendingMethod = keyof SendingContract;

export interface SendingHandlerParts {
  readonly workspace: WorkspaceStore;
  readonly version: string;
}

const previewBytes = 256 * 1024;

/** Handlers of faults, bursts and of sending again. */
export function createSendingHandlers(parts: SendingHandlerParts): Handlers<SendingMethod> {
  const { workspace } = parts;
  const notYet = refuse('conflict', 'This is being built.');
  return {
    'faults.list': () => ok(faultTable.map((fault) => fault.info)),
    'faults.preview': ({ draft, endpointId, faults }) => {
      const endpoint = workspace.current().endpoints.find((each) => each.id === endpointId);
      if (endpoint === undefined) return refuse('not-found', 'That endpoint is no longer in the workspace.');
      const entry = catalogOf(workspace.current()).find((each) => each.name === draft.name);
      if (entry === undefined) return refuse('invalid', `“${draft.name}” is not in the catalogue.`, '/draft/name');
      const read = readFaults(faults);
      if (!read.ok) return refuse('invalid', read.message, '/faults');
      const built = buildFaultyRequest({ draft, subjectKind: entry.subject, endpoint, version: parts.version, faults: read.choices });
      if (!built.ok) return refuse('invalid', built.problem.message, built.problem.code === 'impossible-fault' ? '/faults' : '/draft/subjectText');
      const { request, manner, plan } = built;
      const preview: FaultPreview = {
        headText: requestHeadText(request),
        body: request.body.slice(0, previewBytes),
        bodyBytes: request.body.byteLength,
        manner: mannerSentences(manner),
        plan: planSentences(plan),
        copies: plan.dropped ? 0 : plan.copies,
      };
      return ok(preview);
    },
    'bursts.start': () => notYet,
    'bursts.stop': () => notYet,
    'bursts.change': () => notYet,
    'bursts.get': () => notYet,
    'bursts.list': () => ok([]),
    'deliveries.redeliver': () => notYet,
    'captures.replay': () => notYet,
    'events.contentOf': () => notYet,
    'events.sendAsNew': () => notYet,
  };
}
