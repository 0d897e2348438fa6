import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: [{ find: /^\.\/worker-url$/, replacement: resolve(import.meta.dirname, 'test/support/log-worker-url.ts') }] },
  test: {
    globalSetup: ['test/support/log-worker-setup.ts'],
    include: ['test/long/**/*.test.ts'],
    environment: 'node',
    testTimeout: 20 * 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 1,
  },
});
