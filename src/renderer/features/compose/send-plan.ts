import type { ComposeVerdict, Recipient } from '../../../shared/contract/contract';
import type { NotDeliveredReason } from '../../../shared/model/endpoint';

/** What pressing Send would do now, in the words of the button. Where it cannot send, `reason` says why and how to mend it; `soon` where the first verdict is on its way, which a press waits for. `anyway` are endpoints that get it although they would not. */
export type SendPlan =
  | { readonly kind: 'send'; readonly label: string; readonly endpointCount: number; readonly endpointIds?: readonly string[]; readonly anyway: readonly string[] }
  | { readonly kind: 'blocked'; readonly label: string; readonly reason: string; readonly soon?: true };

const overruled: ReadonlySet<NotDeliveredReason> = new Set(['disabled', 'not-subscribed', 'source-filtered']);

/** Whether an endpoint that would not get the event can be made to. */
export function canGetAnyway({ reason }: Recipient): boolean {
  return reason !== undefined && overruled.has(reason);
}

/** `draftProblem` is what the window itself sees wrong with the performer; `verdict` is main's, absent until it first answers. */
export function sendPlan(draftProblem: string | undefined, verdict: ComposeVerdict | undefined, leftOut: ReadonlySet<string>, ticked: ReadonlySet<string> = new Set()): SendPlan {
  if (draftProblem !== undefined) return { kind: 'blocked', label: 'Cannot send yet', reason: draftProblem };
  if (verdict === undefined) return { kind: 'blocked', label: 'Send', reason: 'The event is still being checked.', soon: true };
  if (!verdict.sendable) return { kind: 'blocked', label: 'Cannot send yet', reason: verdict.problem?.message ?? 'The text is not JSON.' };
  if (verdict.recipients.length === 0) return { kind: 'blocked', label: 'No endpoint', reason: 'There is no endpoint to send to. Add one in Endpoints.' };
  const chosen = verdict.recipients.filter(({ endpointId, reason }) => reason !== undefined || !leftOut.has(endpointId));
  if (chosen.length === 0) return { kind: 'blocked', label: 'No endpoint chosen', reason: 'Tick at least one endpoint under Recipients.' };
  const anyway = chosen.filter((recipient) => canGetAnyway(recipient) && ticked.has(recipient.endpointId)).map(({ endpointId }) => endpointId);
  const heldCount = chosen.filter(({ reason }) => reason === 'paused').length;
  const endpointCount = chosen.filter(({ reason }) => reason === undefined).length + anyway.length;
  return {
    kind: 'send',
    label: endpointCount === 0 ? (heldCount === 0 ? 'Record as not delivered' : 'Hold until resumed') : `Send to ${endpointCount} ${endpointCount === 1 ? 'endpoint' : 'endpoints'}`,
    endpointCount,
    anyway,
    ...(chosen.length === verdict.recipients.length ? {} : { endpointIds: chosen.map(({ endpointId }) => endpointId) }),
  };
}
