import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { propertyPlugin } from './test/support/property-plugin.ts';

export default defineConfig({
  plugins: [propertyPlugin],
  resolve: { alias: [{ find: /^\.\/judge-worker-url$/, replacement: resolve(import.meta.dirname, 'test/support/judge-worker-url.ts') }, { find: /^\.\/worker-url$/, replacement: resolve(import.meta.dirname, 'test/support/log-worker-url.ts') }] },
  test: {
    globalSetup: ['test/support/log-worker-setup.ts'],
    include: ['test/{unit,integration,contract,architecture}/**/*.test.ts'],
    environment: 'node',
    // These only end what hangs: a machine ten times slower than usual, busy with other work, still has to come through.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 120_000 } },
    pool: 'forks',
    maxWorkers: 2,
  },
});
