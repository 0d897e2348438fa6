import { lookup } from 'node:dns/promises';
import type { Endpoint } from '../../shared/model/endpoint';
import type { SendProblem } from './sender/sender-port';
import { addressReach, type AddressReach } from '../../shared/model/address-reach';
import type { WorkspaceStore } from './workspace/open-workspace';
import { confirmed } from './workspace/shared-workspace';

const places: Readonly<Record<Exclude<AddressReach, 'public'>, string>> = {
  'this-computer': 'an address of this computer',
  'private-network': 'an address of a private network',
  metadata: 'the address where cloud computers keep their credentials',
};

/** Asks once before anything is sent to an imported endpoint whose address is not public. */
export interface FirstSend {
  /**
   * Why the first send to one of these endpoints has to be confirmed: it came with an imported workspace, and its host is, or its name leads
   * to, an address that is not public. A name that DNS does not know is no reason: the attempt will say so. Undefined where nothing is to be
   * asked; the endpoints count as sent to from then on. Undefined at once where none was imported, so that sending to others waits for nothing.
   */
  problemOf(endpoints: readonly Endpoint[]): Promise<SendProblem | undefined> | undefined;
}

/** The question before a first send, over the endpoints of this workspace. */
export function createFirstSend(workspace: WorkspaceStore): FirstSend {
  const problemOfImported = async (imported: readonly Endpoint[]): Promise<SendProblem | undefined> => {
    const reaches = await Promise.all(imported.map(reachOf));
    const asked = imported.flatMap((endpoint, index) => {
      const reach = reaches[index];
      return reach === undefined || reach === 'public' ? [] : [{ endpoint, reach }];
    });
    const [first, ...more] = asked;
    if (first === undefined) {
      const saved = await workspace.change((now) => confirmed(now, imported.map(({ id }) => id)));
      return saved.ok ? undefined : { code: 'not-saved', message: saved.message };
    }
    const others = more.length === 0 ? '' : ` ${more.map(({ endpoint }) => endpoint.name).join(', ')} ${more.length === 1 ? 'points at such an address' : 'point at such addresses'} too.`;
    return {
      code: 'unconfirmed',
      message: `${first.endpoint.name} came with an imported workspace and points at ${new URL(first.endpoint.url).hostname}, ${places[first.reach]}.${others} Confirm it once before the first send.`,
      confirm: { endpointIds: asked.map(({ endpoint }) => endpoint.id) },
    };
  };
  return {
    problemOf(endpoints) {
      const imported = endpoints.filter((endpoint) => endpoint.imported === true);
      return imported.length === 0 ? undefined : problemOfImported(imported);
    },
  };
}

async function reachOf({ url }: Endpoint): Promise<AddressReach> {
  const { hostname } = new URL(url);
  const told = addressReach(hostname);
  if (told !== 'public' || hostname.startsWith('[')) return told;
  const addresses = await lookup(hostname, { all: true }).catch(() => []);
  return addresses.map(({ address }) => addressReach(address)).find((reach) => reach !== 'public') ?? 'public';
}
