import type { CatchPort } from '../../../shared/model/workspace';

/** The address of a port as the settings say it, whether or not it listens. */
export function portUrl({ host, port, secure }: Pick<CatchPort, 'host' | 'port' | 'secure'>): string {
  return `${secure ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
