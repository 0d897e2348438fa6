import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    logWorkerUrl: string;
  }
}

const root = join(import.meta.dirname, '../..');

/** Bundles the log's thread once a run, as the build does, because a Worker cannot start from TypeScript. Stands under node_modules so that the SQLite driver is found. */
export default async function setUp(project: TestProject): Promise<() => void> {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'log-worker-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20.18',
      outDir: folder,
      emptyOutDir: false,
      sourcemap: 'inline',
      rolldownOptions: { input: { 'log-worker': join(root, 'src/main/core/log/log-worker.ts') }, output: { entryFileNames: '[name].mjs' } },
    },
  });
  project.provide('logWorkerUrl', pathToFileURL(join(folder, 'log-worker.mjs')).href);
  return () => rmSync(folder, { recursive: true, force: true });
}
