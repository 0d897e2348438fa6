import { X509Certificate } from 'node:crypto';
import type { Contract } from '../../shared/contract/contract';
import { ok, refuse } from '../../shared/contract/reply';
import type { Certificate } from './catch/catch-port';
import type { AnswerRules } from './catch/rules/answer-rules';
import { ruleProblems } from './catch/rules/rule-problems';
import type { CatchControl } from './catch-control';
import type { Handlers } from './dispatch';
import type { Log } from './log/log';
import { inserted, removed, ruleKey } from './workspace/edit-workspace';
import type { WorkspaceStore } from './workspace/open-workspace';
import { createWorkspaceReplies } from './workspace-replies';

/** The methods that say how the catch server listens and answers. */
export type CatchMethod = Extract<keyof Contract, `catch.${string}` | `rules.${string}`>;

export interface CatchHandlerParts {
  readonly workspace: WorkspaceStore;
  readonly log: Log;
  readonly catchControl: CatchControl;
  readonly rules: AnswerRules;
  certificate(): Promise<Certificate>;
}

/** Handlers of the catch server and its answer rules. Rules are put in force by the workspace's change, never beside it. */
export function createCatchHandlers(parts: CatchHandlerParts): Handlers<CatchMethod> {
  const { workspace, log, catchControl, rules } = parts;
  const noRule = refuse('not-found', 'That rule is no longer in the workspace.');

  const { change, takeOut } = createWorkspaceReplies(workspace);

  return {
    'catch.retry': async () => ok(await catchControl.retry()),
    'catch.pause': async () => ok(await catchControl.pause()),
    'catch.resume': async () => ok(await catchControl.resume()),
    'catch.setReach': async ({ open }) => ok(await catchControl.setReach(open)),
    'catch.certificate': async () => {
      const { certificatePem } = await parts.certificate();
      const { fingerprint256, validTo } = new X509Certificate(certificatePem);
      return ok({ pem: certificatePem, fingerprint: fingerprint256, validUntil: new Date(validTo).toISOString() });
    },

    'rules.save': ({ rule, index }) => {
      const [problem] = ruleProblems(rule);
      // A rule that is switched off may be unfinished: it is saved as it is typed.
      if (problem !== undefined && rule.enabled) return refuse('invalid', problem.message, `/rule${problem.pointer}`);
      return change(
        (now) => {
          const at = now.rules.findIndex((other) => other.id === rule.id);
          const place = at === -1 ? (index ?? now.rules.length) : at;
          return { ...now, rules: inserted(now.rules, rule, place, ruleKey) };
        },
        () => rule,
      );
    },
    'rules.delete': ({ id }) =>
      takeOut((now) => {
        const out = removed(now.rules, id, ruleKey);
        return out && { workspace: { ...now, rules: out.list }, removed: out.removed };
      }, noRule.error.message),
    'rules.restore': ({ item, index }) => change((now) => ({ ...now, rules: inserted(now.rules, item, index, ruleKey) }), () => item),
    'rules.move': ({ id, index }) => {
      const rule = workspace.current().rules.find((candidate) => candidate.id === id);
      if (rule === undefined) return noRule;
      return change((now) => ({ ...now, rules: inserted(now.rules, rule, index, ruleKey) }), (after) => after.rules);
    },
    'rules.try': async ({ captureId, rule }) => {
      const capture = await log.capture(captureId);
      if (capture === undefined) return refuse('not-found', 'That captured request is no longer in the log.');
      if (rule === undefined) return ok(rules.try(capture));
      const all = workspace.current().rules;
      const tried = all.some((other) => other.id === rule.id) ? all.map((other) => (other.id === rule.id ? rule : other)) : [...all, rule];
      return ok(rules.try(capture, tried));
    },
    'rules.activity': () => ok(rules.activity()),
    'rules.reset': ({ id, key }) => {
      if (id === undefined) rules.resetCounts();
      else rules.restart(id, key);
      return ok(rules.activity());
    },
  };
}
