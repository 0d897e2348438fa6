import type { Settings } from '../../../shared/model/workspace';

const lastPort = 65_535;

/** The ports of these settings, but for the further port that is being changed. */
export function portsTaken(settings: Settings, changedId: string | undefined): ReadonlySet<number> {
  return new Set([settings.catchPort, ...settings.morePorts.filter(({ id }) => id !== changedId).map(({ port }) => port)]);
}

/** The next port after the first one that these settings do not use yet. */
export function nextPort(settings: Settings): number {
  const taken = portsTaken(settings, undefined);
  let port = Math.min(settings.catchPort + 1, lastPort);
  while (taken.has(port) && port < lastPort) port += 1;
  return port;
}

/** What is wrong with the text of a further port's number, or undefined. */
export function portProblem(text: string, taken: ReadonlySet<number>): string | undefined {
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text.trim()) : 0;
  if (port < 1 || port > lastPort) return `Write a whole number from 1 to ${lastPort}`;
  return taken.has(port) ? `Hookbench catches on ${port} already` : undefined;
}
