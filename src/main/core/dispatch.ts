import type { Contract, CoreMethod, Input, Method, Output } from '../../shared/contract/contract';
import { refuse, type Reply } from '../../shared/contract/reply';
import type { Logger } from './ports';

/** Answers one method. Gets input that fits the method's schema; refuses by Reply, throws only for bugs. */
export type Handler<M extends Method> = (input: Input<M>) => Reply<Output<M>> | Promise<Reply<Output<M>>>;

/** One handler a method: a missing one does not compile. */
export type Handlers<M extends Method> = { readonly [K in M]: Handler<K> };
export type CoreHandlers = Handlers<CoreMethod>;

/** What is wrong with an input: the JSON pointer of the field and a plain sentence. Empty when it fits. */
export type InputValidation = (method: Method, input: unknown) => readonly { readonly pointer: string; readonly message: string }[];

/** Calls a method by name. Never throws. */
export type Dispatch = (method: string, input: unknown) => Promise<Reply<unknown>>;

/** The one door to the handlers: unknown methods and bad inputs are refused by name, what a handler throws is logged and answered `internal`. */
export function createDispatch(handlers: Partial<Handlers<Method>>, validate: InputValidation, logger: Logger): Dispatch {
  const byName = new Map<string, (input: unknown) => unknown>(Object.entries(handlers) as unknown as [string, (input: unknown) => unknown][]);
  return async (method, input) => {
    const handler = byName.get(method);
    if (handler === undefined) return refuse('unknown-method', `There is no method “${method}”.`);
    const [problem] = validate(method as keyof Contract, input);
    if (problem !== undefined) return refuse('invalid', problem.message, problem.pointer);
    try {
      return (await handler(input)) as Reply<unknown>;
    } catch (error) {
      logger.error(`${method} failed`, error);
      return refuse('internal', 'Something went wrong inside Hookbench. What happened is in its log file.');
    }
  };
}
