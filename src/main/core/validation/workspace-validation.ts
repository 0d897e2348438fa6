import { compileOwn, createOwnAjv } from './own-schemas';
import type { ValidationError } from './validation-error';
import { sharedWorkspaceSchema, workspaceSchema } from './workspace-schema';

/** Checks a value read from workspace.json: the first problem, or none. */
export function createWorkspaceValidation(): (value: unknown) => readonly ValidationError[] {
  return compileOwn(createOwnAjv(), workspaceSchema);
}

/** Checks a value read from a file that is to be imported: the first problem, or none. */
export function createSharedWorkspaceValidation(): (value: unknown) => readonly ValidationError[] {
  return compileOwn(createOwnAjv(), sharedWorkspaceSchema);
}
