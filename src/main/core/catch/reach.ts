import { networkInterfaces } from 'node:os';

/** The two ways to say “every address of this computer”. */
export const anyHosts: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** True for addresses that only this computer reaches. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.[0-9]{1,3}){3}$/.test(host);
}

/** The addresses at which other computers would reach a server bound to `host`: none for a loopback, every outward address of this computer for 0.0.0.0 and ::. */
export function reachableAddresses(host: string): readonly string[] {
  if (isLoopback(host)) return [];
  if (!anyHosts.has(host)) return [host];
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => !address.internal && !address.address.startsWith('fe80:'))
    .map(({ address }) => address);
}

/** An address and a port as they stand in a URL. */
export function hostAndPort(host: string, port: number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
