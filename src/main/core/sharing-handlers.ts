import type { SharingContract } from '../../shared/contract/sharing-contract';
import { ok, refuse, type Reply } from '../../shared/contract/reply';
import { ruleProblems } from './catch/rules/rule-problems';
import type { Handlers } from './dispatch';
import type { Ids } from './ports';
import { subjectSchemaOf } from './workspace/catalog-of';
import { endpointProblem } from './workspace/endpoint-rules';
import type { WorkspaceStore } from './workspace/open-workspace';
import { confirmed, sharedPreview, sharedText, withoutReferences, withoutShared, withShared, type SharedWorkspace } from './workspace/shared-workspace';
import { createWorkspaceReplies } from './workspace-replies';

/** The methods that hand a workspace on and take one in. */
export type SharingMethod = keyof SharingContract;

export interface SharingHandlerParts {
  readonly workspace: WorkspaceStore;
  readonly ids: Ids;
  /** The first problem of a value that should be a shared workspace, or none. */
  check(value: unknown): readonly { readonly pointer: string; readonly message: string }[];
  /** Why a schema of an event cannot be compiled; undefined where it can. */
  schemaProblem(subjectSchema: object): string | undefined;
}

/** Handlers of exporting and importing a workspace. What comes from outside is checked as a whole before anything of it is shown or added. */
export function createSharingHandlers({ workspace, ids, check, schemaProblem }: SharingHandlerParts): Handlers<SharingMethod> {
  const { change } = createWorkspaceReplies(workspace);

  const read = (text: string): Reply<SharedWorkspace> => {
    const parsed = parse(text);
    if (!parsed.ok) return parsed;
    const value = withoutReferences(parsed.value);
    const [problem] = check(value);
    if (problem !== undefined) return refuse('invalid', `This is not a workspace that can be imported: ${problem.pointer === '' ? '' : `${problem.pointer}: `}${problem.message}`, '/text');
    const shared = value as SharedWorkspace;
    const wrong = firstProblem(shared);
    return wrong === undefined ? ok(shared) : refuse('invalid', wrong, '/text');
  };
  const firstProblem = ({ endpoints, events, rules }: SharedWorkspace): string | undefined => {
    for (const { imported: _imported, lostSecrets: _lostSecrets, ...endpoint } of endpoints) {
      const problem = endpointProblem(endpoint);
      if (problem !== undefined) return `The endpoint “${endpoint.name}” cannot be imported: ${problem.message}`;
    }
    for (const event of events) {
      const schema = subjectSchemaOf(event.subjectSchema);
      const message = schema.ok ? schemaProblem(schema.schema) : schema.message;
      if (message !== undefined) return `The event “${event.name}” cannot be imported: ${message}`;
    }
    for (const rule of rules) {
      const [problem] = ruleProblems(rule);
      if (problem !== undefined && rule.enabled) return `The rule “${rule.name}” cannot be imported: ${problem.message}`;
    }
    return undefined;
  };

  return {
    'sharing.export': () => ok(sharedText(workspace.current())),
    'sharing.read': ({ text }) => {
      const shared = read(text);
      return shared.ok ? ok(sharedPreview(shared.value, workspace.current())) : shared;
    },
    'sharing.import': async ({ text, parts }) => {
      const shared = read(text);
      if (!shared.ok) return shared;
      let taken = withShared(workspace.current(), shared.value, [], ids.make);
      return change(
        (now) => {
          taken = withShared(now, shared.value, parts, ids.make);
          return taken.workspace;
        },
        (after) => ({ added: taken.added, workspace: after }),
      );
    },
    'sharing.takeBack': ({ added }) => change((now) => withoutShared(now, added), (after) => after),
    'endpoints.confirm': ({ ids: endpointIds }) => change((now) => confirmed(now, endpointIds), (after) => after),
  };
}

function parse(text: string): Reply<unknown> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse('invalid', `This file is not JSON: ${error.message}.`, '/text');
  }
}
