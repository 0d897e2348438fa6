import type { CoreApp } from '../../src/main/core/app';
import type { CoreMethod, Input } from '../../src/shared/contract/contract';
import type { ReplyErrorCode } from '../../src/shared/contract/reply';

/** An input that a method has to refuse, why, and by which code. */
interface Bad {
  readonly why: string;
  readonly input: unknown;
  readonly code: ReplyErrorCode;
}

/** A good input of a method, made over a running core, and bad ones. */
export interface Case<M extends CoreMethod> {
  good(app: CoreApp): Promise<Input<M>>;
  readonly bad: readonly Bad[];
}

/** The cases of the methods of one contract. */
export type Cases<C> = { readonly [M in CoreMethod & keyof C]: Case<M> };

export function raise(message: string): never {
  throw new Error(message);
}
