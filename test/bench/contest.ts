import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { median } from './figure';
import { load, startHost, type Load, type LoadOptions } from './processes';

/** A server under load: a script that tells its URL, and what it needs to be told. */
export interface Contestant {
  readonly script: string;
  /** True for those that keep what they get, in a folder that is made for them. */
  readonly keeps: boolean;
}

export const bareServer: Contestant = { script: 'test/bench/bare-server.mjs', keeps: false };

/** The product's catch server with its log. */
export function catchHost(outFolder: string): Contestant {
  return { script: join(outFolder, 'catch-host.js'), keeps: true };
}

/** Puts servers under the same load one after another, some rounds long, so that what else the machine does falls on all of them. */
export async function contest(contestants: readonly Contestant[], folder: string, rounds: number, options: Omit<LoadOptions, 'url'>): Promise<readonly (readonly Load[])[]> {
  const loads: Load[][] = contestants.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, contestant] of contestants.entries()) {
      const data = join(folder, 'data');
      mkdirSync(data);
      const host = await startHost(contestant.script, contestant.keeps ? [data] : []);
      loads[index]?.push(await load({ ...options, url: String(host.ready['url']) }));
      await host.end();
      rmSync(data, { recursive: true, force: true });
    }
  }
  return loads;
}

export function medianRate(loads: readonly Load[] = []): number {
  return median(loads.map((one) => one.perSecond));
}

export function medianP99(loads: readonly Load[] = []): number {
  return median(loads.map((one) => one.p99Ms));
}

export function allErrors(loads: readonly Load[] = []): number {
  return loads.reduce((sum, one) => sum + one.errors, 0);
}
