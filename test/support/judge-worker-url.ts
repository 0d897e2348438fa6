import { inject } from 'vitest';

/** Stands in for the product's `judge-worker-url.ts`, which names a file of the build: here it is the bundle that this test run made. */
export const judgeWorkerUrl: URL = new URL(inject('judgeWorkerUrl'));
