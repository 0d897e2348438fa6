import type { Method } from '../../../shared/contract/contract';
import { inputSchemas } from './input-schemas';
import { compileOwn, createOwnAjv } from './own-schemas';
import type { ValidationError } from './validation-error';

/** Checks inputs of the contract's methods: the first problem, or none. Each schema is compiled when its method is first called. */
export function createInputValidation(): (method: Method, input: unknown) => readonly ValidationError[] {
  const ajv = createOwnAjv();
  const compiled = new Map<Method, (value: unknown) => readonly ValidationError[]>();
  return (method, input) => {
    let validate = compiled.get(method);
    if (validate === undefined) {
      validate = compileOwn(ajv, inputSchemas[method]);
      compiled.set(method, validate);
    }
    return validate(input);
  };
}
