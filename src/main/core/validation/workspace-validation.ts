import type { JsonSchema } from '../../../shared/catalog/catalog';
import { compileOwn, createOwnAjv } from './own-schemas';
import type { ValidationError } from './validation-error';
import { sharedWorkspaceSchema, workspaceSchema } from './workspace-schema';

type Validation = (value: unknown) => readonly ValidationError[];

const ofWorkspace = compiledOnce(workspaceSchema);
const ofSharedWorkspace = compiledOnce(sharedWorkspaceSchema);

/** Checks a value read from workspace.json: the first problem, or none. */
export const validateWorkspace: Validation = (value) => ofWorkspace()(value);

/** Checks a value read from a file that is to be imported: the first problem, or none. */
export const validateSharedWorkspace: Validation = (value) => ofSharedWorkspace()(value);

/** Does beforehand what `validateWorkspace` would do first, while there is nothing else to do. */
export function prepareWorkspaceValidation(): void {
  ofWorkspace();
}

/** Compiling takes longer than reading the file: it is done once a process, and only where something is checked. */
function compiledOnce(schema: JsonSchema): () => Validation {
  let validate: Validation | undefined;
  return () => (validate ??= compileOwn(createOwnAjv(), schema));
}
