import { useEffect, useState } from 'react';
import type { ScenarioEntry } from '../../shared/contract/scenario-contract';
import { call } from './client';
import { go } from './navigation';

const newScenario = 'new';

/** Where steps are to be added: to a scenario of one's own, or to a new one under a name. */
export interface ScenarioTarget {
  readonly options: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
  readonly chosen: string;
  readonly isNew: boolean;
  readonly name: string;
  choose(target: string): void;
  rename(name: string): void;
  /** As the call that adds takes it. */
  readonly input: { readonly scenarioId: string } | { readonly name: string };
}

/** The scenarios that steps can be added to, and the one that was chosen; a new one until then. */
export function useScenarioTarget(suggestedName: string): ScenarioTarget {
  const [scenarios, setScenarios] = useState<readonly ScenarioEntry[]>([]);
  const [chosen, choose] = useState(newScenario);
  const [name, rename] = useState(suggestedName);
  useEffect(() => {
    void call('scenarios.list', {}).then((reply) => {
      if (reply.ok) setScenarios(reply.value.filter(({ origin }) => origin === 'own'));
    });
  }, []);
  const isNew = chosen === newScenario;
  return {
    options: [{ value: newScenario, label: 'A new scenario' }, ...scenarios.map(({ id, name: label, fileName }) => ({ value: id, label, hint: fileName }))],
    chosen,
    isNew,
    name,
    choose,
    rename,
    input: isNew ? { name } : { scenarioId: chosen },
  };
}

/** What was added to which scenario, in words, and the way to its file. */
export function addedWords({ entry, steps }: { readonly entry: ScenarioEntry; readonly steps: number }): { readonly title: string; readonly action: { readonly label: string; onSelect(): void } } {
  return {
    title: `${steps === 1 ? '1 step' : `${steps} steps`} added to ${entry.name}`,
    action: { label: 'Open', onSelect: () => go({ section: 'scenarios', scenarioId: entry.id, tab: 'file' }) },
  };
}
