import type { Host } from '../../shared/contract/host';
import type { Input, Method, Output } from '../../shared/contract/contract';
import type { Reply, ReplyError } from '../../shared/contract/reply';

declare global {
  interface Window {
    readonly hookbench: Host;
  }
}

let ask: ((error: ReplyError) => Promise<boolean>) | undefined;

/** Has refusals that ask first (`error.confirm`) answered here; true repeats the call. Returns a function that ends it. */
export function answerQuestions(answer: (error: ReplyError) => Promise<boolean>): () => void {
  ask = answer;
  return () => {
    ask = undefined;
  };
}

const longestWaitMs = 500;
let underWay = 0;

/** Resolves once the window has nothing to do and no answer of main is awaited; after half a second of neither in any case. */
export async function untilQuiet(): Promise<void> {
  const endMs = performance.now() + longestWaitMs;
  do await new Promise((resolve) => requestIdleCallback(resolve, { timeout: longestWaitMs }));
  while (underWay > 0 && performance.now() < endMs);
}

/** Calls main. Always resolves: a refusal is a Reply with `ok: false` and a sentence to show. */
export async function call<M extends Method>(method: M, input: Input<M>): Promise<Reply<Output<M>>> {
  const reply = await callOnce(method, input);
  if (reply.ok || reply.error.confirm === undefined || ask === undefined) return reply;
  return (await ask(reply.error)) ? callOnce(method, input) : reply;
}

async function callOnce<M extends Method>(method: M, input: Input<M>): Promise<Reply<Output<M>>> {
  underWay += 1;
  try {
    // The contract is checked on main's side of the bridge, which types its handlers by the same table.
    return (await window.hookbench.call(method, input)) as Reply<Output<M>>;
  } finally {
    underWay -= 1;
  }
}
