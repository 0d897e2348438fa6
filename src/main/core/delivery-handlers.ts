import type { Contract, DeliveriesChanged, SecretsDescription } from '../../shared/contract/contract';
import { ok, refuse, type Reply } from '../../shared/contract/reply';
import { retryPlan } from '../../shared/model/retry-plan';
import type { Handlers } from './dispatch';
import type { Log } from './log/log';
import { generateSecret } from './secrets/generate-secret';
import type { SecretStore } from './secrets/secret-store';
import type { DeliveryChange, Sender } from './sender/sender-port';
import { signerOf } from './wire/signing/signers';
import type { WorkspaceStore } from './workspace/open-workspace';

/** The methods that read deliveries and say when they are tried again, and those of the secrets that sign them. */
export type DeliveryMethod = 'deliveries.get' | 'deliveries.ofEvent' | 'deliveries.retryNow' | 'deliveries.cancel' | Extract<keyof Contract, `secrets.${string}`>;

export interface DeliveryHandlerParts {
  readonly workspace: WorkspaceStore;
  readonly log: Log;
  readonly sender: Sender;
  readonly secrets: SecretStore;
}

const atOnce = 200;

/** Handlers of deliveries and of the secrets that sign them. */
export function createDeliveryHandlers({ workspace, log, sender, secrets }: DeliveryHandlerParts): Handlers<DeliveryMethod> {
  const endpointOf = (id: string) => workspace.current().endpoints.find((endpoint) => endpoint.id === id);
  const noEndpoint = refuse('not-found', 'That endpoint is no longer in the workspace.');

  const describe = (endpointId: string): SecretsDescription => {
    const count = secrets.of(endpointId).length;
    return { endpointId, set: count > 0, second: count > 1, keptIn: secrets.keptIn };
  };
  const keep = async (endpointId: string, values: readonly string[]): Promise<Reply<SecretsDescription>> => {
    const kept = await secrets.set(endpointId, values);
    return kept.ok ? ok(describe(endpointId)) : refuse('surroundings', kept.message);
  };

  return {
    'deliveries.get': async ({ id }) => {
      const detail = await log.delivery(id);
      if (detail === undefined) return refuse('not-found', 'That record is no longer in the log.');
      const endpoint = endpointOf(detail.delivery.endpointId);
      if (endpoint === undefined) return ok(detail);
      return ok({ ...detail, plan: retryPlan(detail.delivery, detail.attempts.length, detail.attempts.at(-1)?.startedAtMs, endpoint) });
    },
    'deliveries.ofEvent': async ({ eventId }) => ok(await log.deliveriesOfEvent(eventId)),
    'deliveries.retryNow': ({ ids }) => changeEach(ids, (id) => sender.retryNow(id)),
    'deliveries.cancel': ({ ids }) => changeEach(ids, (id) => sender.cancel(id)),

    'secrets.set': ({ endpointId, secret, secondSecret }) => {
      const endpoint = endpointOf(endpointId);
      if (endpoint === undefined) return noEndpoint;
      if (endpoint.signing.kind !== 'none') {
        const signer = signerOf(endpoint.signing);
        const problem = signer.secretProblem(secret);
        if (problem !== undefined) return refuse('invalid', problem, '/secret');
        const second = secondSecret === undefined ? undefined : signer.secretProblem(secondSecret);
        if (second !== undefined) return refuse('invalid', second, '/secondSecret');
      }
      return keep(endpointId, secondSecret === undefined ? [secret] : [secret, secondSecret]);
    },
    'secrets.remove': ({ endpointId }) => (endpointOf(endpointId) === undefined ? noEndpoint : keep(endpointId, [])),
    'secrets.describe': ({ endpointId }) => (endpointOf(endpointId) === undefined ? noEndpoint : ok(describe(endpointId))),
    'secrets.generate': ({ scheme }) => ok({ secret: generateSecret(scheme) }),
  };
}

/** Does the same to each delivery. Where none could be changed, the answer is why the first could not. */
async function changeEach(ids: readonly string[], change: (id: string) => Promise<DeliveryChange>): Promise<Reply<DeliveriesChanged>> {
  const wanted = [...new Set(ids)];
  const results: { readonly id: string; readonly result: DeliveryChange }[] = [];
  for (let from = 0; from < wanted.length; from += atOnce) {
    results.push(...(await Promise.all(wanted.slice(from, from + atOnce).map(async (id) => ({ id, result: await change(id) })))));
  }
  const deliveries = results.flatMap(({ result }) => (result.ok ? [result.delivery] : []));
  const [first] = results;
  if (deliveries.length === 0 && first !== undefined && !first.result.ok) return refuse(first.result.code, first.result.message);
  return ok({ deliveries, refused: results.flatMap(({ id, result }) => (result.ok ? [] : [{ id, message: result.message }])) });
}
