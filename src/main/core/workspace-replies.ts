import type { Removed } from '../../shared/contract/contract';
import { ok, refuse, type Reply } from '../../shared/contract/reply';
import type { Workspace } from '../../shared/model/workspace';
import type { WorkspaceStore } from './workspace/open-workspace';

/** Changes to the workspace as answers of the contract: a change that could not be saved is refused in one line. */
export interface WorkspaceReplies {
  /** Saves a change and answers with what `value` reads from the workspace after it. */
  change<T>(edit: (now: Workspace) => Workspace, value: (after: Workspace) => T): Promise<Reply<T>>;
  /** Takes an item out of one list, and answers what and where it was; `gone` is said where there is none. */
  takeOut<T>(take: (now: Workspace) => { readonly workspace: Workspace; readonly removed: Removed<T> } | undefined, gone: string): Promise<Reply<Removed<T>>>;
}

export function createWorkspaceReplies(workspace: WorkspaceStore): WorkspaceReplies {
  return {
    async change(edit, value) {
      const result = await workspace.change(edit);
      return result.ok ? ok(value(result.workspace)) : refuse('surroundings', result.message);
    },
    async takeOut<T>(take: (now: Workspace) => { readonly workspace: Workspace; readonly removed: Removed<T> } | undefined, gone: string) {
      let taken: Removed<T> | undefined;
      const result = await workspace.change((now) => {
        const out = take(now);
        taken = out?.removed;
        return out?.workspace ?? now;
      });
      if (!result.ok) return refuse('surroundings', result.message);
      return taken === undefined ? refuse('not-found', gone) : ok(taken);
    },
  };
}
