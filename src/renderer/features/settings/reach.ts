import type { CatchSurroundings } from '../../../shared/model/catch-status';
import type { CatchPort } from '../../../shared/model/workspace';

/** Every address at which other computers reach, or would reach, a port of this one: those of the first port, and of each further port that is on. */
export function reachedAddresses({ addresses }: CatchSurroundings['reach'], morePorts: readonly CatchPort[]): readonly string[] {
  const further = morePorts.filter(({ enabled }) => enabled).flatMap(({ port }) => addresses.map((address) => `${address.slice(0, address.lastIndexOf(':'))}:${port}`));
  return [...addresses, ...further];
}
