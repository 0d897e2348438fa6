import type { Page } from 'playwright/test';
import type { Input, Method, Output } from '../../../src/shared/contract/contract';
import type { Reply } from '../../../src/shared/contract/reply';

/** Calls a method of the contract as the window does; a refusal fails the test. */
export async function call<M extends Method>(page: Page, method: M, input: Input<M>): Promise<Output<M>> {
  const reply = (await page.evaluate(([name, given]) => window.hookbench.call(name, given), [method, input] as const)) as Reply<Output<M>>;
  if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`);
  return reply.value;
}
