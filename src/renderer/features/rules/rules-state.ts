import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { RulesActivity } from '../../../shared/contract/contract';
import type { AnswerRule, RuleProblem } from '../../../shared/model/answer-rule';
import { snapshotStore } from '../../host/snapshot-store';

export type SaveState = 'saving' | 'saved' | 'refused';

/** What the page of Rules holds; it outlives the page. */
export interface RulesState {
  readonly page: 'answers' | 'checks';
  readonly openId: string | undefined;
  /** Rules as they stand in the editor where main does not have them so yet. */
  readonly edits: ReadonlyMap<string, AnswerRule>;
  readonly problems: ReadonlyMap<string, RuleProblem>;
  readonly saveStates: ReadonlyMap<string, SaveState>;
  readonly activity: RulesActivity | undefined;
  /** The captured request that the rules are tried against. */
  readonly triedCaptureId: string | undefined;
  /** The rule whose name wants the focus: after adding and duplicating. */
  readonly nameFocusId: string | undefined;
}

export const rulesStore = createStore<RulesState>(() => ({ page: 'answers', openId: undefined, edits: new Map(), problems: new Map(), saveStates: new Map(), activity: undefined, triedCaptureId: undefined, nameFocusId: undefined }));

export function useRules<T>(select: (state: RulesState) => T): T {
  return useStore(rulesStore, select);
}

/** The rules as main last told them. */
export function savedRules(): readonly AnswerRule[] {
  const state = snapshotStore.getState();
  return state.loaded ? state.workspace.rules : [];
}

/** The rule whose editor is open: the chosen one, else the first. */
export function openRule(rules: readonly AnswerRule[], openId: string | undefined): AnswerRule | undefined {
  return rules.find(({ id }) => id === openId) ?? rules[0];
}
