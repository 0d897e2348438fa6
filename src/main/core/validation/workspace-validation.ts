import { compileOwn, createOwnAjv } from './own-schemas';
import type { ValidationError } from './validation-error';
import { workspaceSchema } from './workspace-schema';

/** Checks a value read from workspace.json: the first problem, or none. */
export function createWorkspaceValidation(): (value: unknown) => readonly ValidationError[] {
  return compileOwn(createOwnAjv(), workspaceSchema);
}
