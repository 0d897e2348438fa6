import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { figureLine, type Figure } from './figure';
import { bodyRate } from './figures/body-rate';
import { burstRate } from './figures/burst-rate';
import { captureRate } from './figures/capture-rate';
import { clearFigures } from './figures/clear';
import { deliveryRate } from './figures/delivery-rate';
import { deskFigures } from './figures/desk';
import { exportFigures } from './figures/exports';
import { peerRate } from './figures/peer-rate';
import { plannedRetries } from './figures/planned-retries';
import { presetTimes } from './figures/preset-times';
import { scenarioFigures } from './figures/scenario';
import { hundredThousand, million, searchFigures } from './figures/search';
import { slowClients } from './figures/slow-clients';
import { soak } from './figures/soak';
import { viewerFigures } from './figures/viewers';
import { windowFigures } from './figures/window';
import { windowLoad } from './figures/window-load';

const outFolder = dirname(fileURLToPath(import.meta.url));
const parts: ReadonlyMap<string, () => Promise<readonly Figure[]>> = new Map([
  ['window', windowFigures],
  ['capture', () => captureRate(outFolder)],
  ['window-load', () => windowLoad(outFolder)],
  ['bodies', () => bodyRate(outFolder)],
  ['peers', () => peerRate(outFolder)],
  ['slow', () => slowClients(outFolder)],
  ['soak', () => soak(outFolder)],
  ['viewers', viewerFigures],
  ['desk', deskFigures],
  ['delivery', () => deliveryRate(outFolder)],
  ['burst', () => burstRate(outFolder)],
  ['scenario', () => scenarioFigures(outFolder)],
  ['planned', async () => [...(await presetTimes()), ...(await plannedRetries(outFolder))]],
  ['clear', () => clearFigures(outFolder)],
  ['export', () => exportFigures(outFolder)],
  ['search', () => searchFigures(outFolder, hundredThousand)],
  ['search-million', () => searchFigures(outFolder, million)],
]);
/** Measured only when named: its log takes 3 GB and minutes to make. */
const named: readonly string[] = ['search-million'];

const wanted = process.argv.slice(2);
const figures: Figure[] = [];
for (const [name, measure] of parts) {
  if (wanted.length > 0 ? !wanted.includes(name) : named.includes(name)) continue;
  console.error(`measuring: ${name}`);
  figures.push(...(await measure()));
}

const lines = [['figure', 'measured', 'yardstick', 'ratio', 'aim'], ...figures.map(figureLine)];
const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
for (const line of lines) console.log(line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd());

mkdirSync('bench-results', { recursive: true });
const path = `bench-results/${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}.json`;
writeFileSync(path, `${JSON.stringify({ at: new Date().toISOString(), node: process.version, cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30), figures }, undefined, 2)}\n`);
console.log(`\nwritten to ${path}`);
