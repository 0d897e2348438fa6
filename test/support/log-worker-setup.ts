import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The bundle of the log's threads. */
    logWorkerUrl: string;
    /** The bundle of the thread that judges large bodies. */
    judgeWorkerUrl: string;
    /** A bundle that exports `openLog`, for programs that a test starts. */
    openLogUrl: string;
    /** A bundle that exports `openOwnAccount`, for a program that a test ends. */
    ownAccountUrl: string;
  }
}

const root = join(import.meta.dirname, '../..');

/** Bundles the log's threads once a run, as the build does, because a Worker cannot start from TypeScript. Stands under node_modules so that the SQLite driver is found. */
export default async function setUp(project: TestProject): Promise<() => void> {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'log-worker-'));
  // Programs that a test runs as another user load it as well.
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
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
      rolldownOptions: {
        input: { 'log-worker': join(root, 'src/main/core/log/log-worker.ts'), 'judge-worker': join(root, 'src/main/core/judge-worker.ts'), 'open-log': join(root, 'src/main/core/log/open-log.ts'), 'own-account': join(root, 'src/main/core/account/own-account.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  });
  project.provide('logWorkerUrl', pathToFileURL(join(folder, 'log-worker.js')).href);
  project.provide('judgeWorkerUrl', pathToFileURL(join(folder, 'judge-worker.js')).href);
  project.provide('ownAccountUrl', pathToFileURL(join(folder, 'own-account.js')).href);
  project.provide('openLogUrl', pathToFileURL(join(folder, 'open-log.js')).href);
  return () => rmSync(folder, { recursive: true, force: true });
}
