import type { Host } from '../../shared/contract/host';
import type { Input, Method, Output } from '../../shared/contract/contract';
import type { Reply } from '../../shared/contract/reply';

declare global {
  interface Window {
    readonly hookbench: Host;
  }
}

/** Calls main. Always resolves: a refusal is a Reply with `ok: false` and a sentence to show. */
export async function call<M extends Method>(method: M, input: Input<M>): Promise<Reply<Output<M>>> {
  // The contract is checked on main's side of the bridge, which types its handlers by the same table.
  return (await window.hookbench.call(method, input)) as Reply<Output<M>>;
}
