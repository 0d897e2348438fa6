import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { propertyPlugin, propertyTests } from './test/support/property-plugin.ts';

export default defineConfig({
  plugins: [propertyPlugin],
  resolve: { alias: [{ find: /^\.\/worker-url$/, replacement: resolve(import.meta.dirname, 'test/support/log-worker-url.ts') }] },
  test: {
    globalSetup: ['test/support/log-worker-setup.ts'],
    include: ['test/long/**/*.test.ts', ...propertyTests()],
    env: { HOOKBENCH_PROPERTY_TIMES: '50' },
    environment: 'node',
    testTimeout: 20 * 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 1,
  },
});
