import type { ComposeVerdict } from '../../../shared/contract/contract';

/** What pressing Send would do now, in the words of the button. Where it cannot send, `reason` says why and how to mend it. */
export type SendPlan =
  | { readonly kind: 'send'; readonly label: string; readonly endpointCount: number; readonly endpointIds?: readonly string[] }
  | { readonly kind: 'blocked'; readonly label: string; readonly reason: string };

/** `draftProblem` is what the window itself sees wrong with the performer; `verdict` is main's, absent until it first answers. */
export function sendPlan(draftProblem: string | undefined, verdict: ComposeVerdict | undefined, leftOut: ReadonlySet<string>): SendPlan {
  if (draftProblem !== undefined) return { kind: 'blocked', label: 'Cannot send yet', reason: draftProblem };
  if (verdict === undefined) return { kind: 'blocked', label: 'Send', reason: 'The event is still being checked.' };
  if (!verdict.sendable) return { kind: 'blocked', label: 'Cannot send yet', reason: verdict.problem?.message ?? 'The text is not JSON.' };
  if (verdict.recipients.length === 0) return { kind: 'blocked', label: 'No endpoint', reason: 'There is no endpoint to send to. Add one in Endpoints.' };
  const chosen = verdict.recipients.filter(({ endpointId, reason }) => reason !== undefined || !leftOut.has(endpointId));
  if (chosen.length === 0) return { kind: 'blocked', label: 'No endpoint chosen', reason: 'Tick at least one endpoint under Recipients.' };
  const endpointCount = chosen.filter(({ reason }) => reason === undefined).length;
  return {
    kind: 'send',
    label: endpointCount === 0 ? 'Record as not delivered' : `Send to ${endpointCount} ${endpointCount === 1 ? 'endpoint' : 'endpoints'}`,
    endpointCount,
    ...(chosen.length === verdict.recipients.length ? {} : { endpointIds: chosen.map(({ endpointId }) => endpointId) }),
  };
}
