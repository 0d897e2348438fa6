import { onTestFinished } from 'vitest';
import { runAttempt } from '../../src/main/core/sender/attempt';
import type { AttemptPlan } from '../../src/main/core/sender/attempt';
import { ConnectionPool } from '../../src/main/core/sender/connection-pool';
import { addressBody } from '../../src/main/core/wire/build-request';
import type { AttemptOutcome } from '../../src/shared/model/attempt';
import { testPorts } from './test-ports';

/** Sends one small event to a URL, over connections that are closed when the test ends. */
export function attempter(options: Partial<Pick<AttemptPlan, 'timeoutMs' | 'connectTimeoutMs' | 'authorities' | 'verifyTls'>> = {}): {
  readonly plan: (url: string, body?: Uint8Array) => AttemptPlan;
  readonly send: (url: string, body?: Uint8Array) => Promise<AttemptOutcome>;
  readonly pool: ConnectionPool;
} {
  const { clock } = testPorts();
  const pool = new ConnectionPool(clock);
  onTestFinished(() => pool.close());
  const plan = (url: string, body: Uint8Array = new TextEncoder().encode('{"claim":{}}')): AttemptPlan => {
    const built = addressBody(body, 'claim.created', { url, headers: [] }, '0.1.0');
    if (!built.ok) throw new Error(built.problem.message);
    return { request: built.request, destination: built.url, timeoutMs: 120_000, connectTimeoutMs: 120_000, authorities: [], verifyTls: true, ...options };
  };
  return { plan, pool, send: (url, body) => runAttempt(plan(url, body), pool, clock).outcome };
}
