import { stringify } from 'yaml';
import { parseJson } from '../../../../shared/json/parse-json';
import type { DeskAction } from '../../../../shared/model/desk-action';
import type { EventDraft, PerformedBy } from '../../../../shared/model/event';
import { faultText, type FaultChoice } from '../../../../shared/model/fault';

/** Something that was done by hand. */
export type Deed =
  | { readonly kind: 'change'; readonly action: DeskAction; readonly performedBy: PerformedBy; readonly claimId: number | undefined; readonly atMs: number }
  | { readonly kind: 'event'; readonly draft: EventDraft; readonly faults: readonly FaultChoice[]; readonly atMs: number }
  | { readonly kind: 'burst'; readonly draft: EventDraft; readonly count: number; readonly perSecond: number | undefined; readonly atMs: number };

/** Waits shorter than this between two deeds are left out, in milliseconds. */
const leastWaitMs = 2_000;

/** The text of a scenario that does the same again: each deed as a step, and its waits in whole seconds. */
export function scenarioTextOf(deeds: readonly Deed[], recordedAt: string): string {
  const steps = stepsOf(deeds, true, () => false);
  return wholeText(`Recorded ${recordedAt}`, steps.length === 0 ? [{ note: 'Nothing was done while this was recorded.' }] : steps);
}

/** The text of a new scenario with these steps. */
export function wholeText(name: string, steps: readonly unknown[]): string {
  return yamlOf({ name, about: 'What was done by hand, step by step.', seed: 1, scale: 1, endpoints: { receiver: 'Local catch server' }, steps });
}

/** A value as YAML, every line of text as it is. */
export function yamlOf(value: unknown): string {
  return stringify(value, { lineWidth: 0, version: '1.2', schema: 'core', aliasDuplicateObjects: false });
}

/** Deeds as steps, with the waits between them where they are wanted. Claims get names that are not `taken`. */
export function stepsOf(deeds: readonly Deed[], waits: boolean, taken: (name: string) => boolean): readonly unknown[] {
  const steps: unknown[] = [];
  const claims: Claims = { names: new Map(), taken };
  let lastMs: number | undefined;
  for (const deed of deeds) {
    const waitMs = lastMs === undefined ? 0 : deed.atMs - lastMs;
    lastMs = deed.atMs;
    if (waits && waitMs >= leastWaitMs) steps.push({ wait: `${Math.round(waitMs / 1_000)} s` });
    steps.push(...(deed.kind === 'change' ? changeSteps(deed, claims) : [deed.kind === 'event' ? eventStep(deed) : burstStep(deed)]));
  }
  return steps;
}

/** What the claims of the account are called in the scenario. */
interface Claims {
  readonly names: Map<number, string>;
  taken(name: string): boolean;
}

function eventStep({ draft, faults }: Extract<Deed, { kind: 'event' }>): unknown {
  // As text, so that every digit and the order of the keys stay; a text that is no JSON is kept out, since it could not be sent.
  const subject = parseJson(draft.subjectText).ok ? { subject: draft.subjectText } : {};
  return { send: draft.name, as: performer(draft.performedBy), ...(faults.length === 0 ? {} : { fault: faults.map(faultText) }), ...subject };
}

function burstStep({ draft, count, perSecond }: Extract<Deed, { kind: 'burst' }>): unknown {
  return { burst: draft.name, count, ...(perSecond === undefined ? {} : { rate: `${perSecond}/s` }), as: performer(draft.performedBy) };
}

function changeSteps({ action, performedBy, claimId }: Extract<Deed, { kind: 'change' }>, claims: Claims): readonly unknown[] {
  const as = performer(performedBy);
  if (action.kind === 'contact.create') return [{ do: 'create contact', name: action.name, as }];
  if (action.kind === 'claim.create') {
    const name = nameOf(claims, claimId ?? 0);
    return [{ do: 'create claim', type: action.type, claim: name, as }];
  }
  const known = claims.names.get(action.claimId);
  const claim = known ?? nameOf(claims, action.claimId);
  // The scenario plays on an account of its own, so a claim that was there before has to be made first.
  const before: readonly unknown[] = known === undefined ? [{ do: 'create claim', claim, as }] : [];
  const needed: readonly unknown[] = known === undefined ? neededBefore(action, claim, as) : [];
  return [...before, ...needed, changeStep(action, claim, as)];
}

/** What has to be done to a new claim for the change to apply. */
function neededBefore(action: DeskAction, claim: string, as: unknown): readonly unknown[] {
  if (action.kind === 'claim.reopen') return [{ do: 'close', claim, as }];
  if (action.kind === 'claim.unassign') return [{ do: 'assign', to: 'Amara Okafor', claim, as }];
  if (action.kind === 'claim.remove_label') return [{ do: 'add label', label: action.label, claim, as }];
  return [];
}

function changeStep(action: Exclude<DeskAction, { kind: 'claim.create' | 'contact.create' }>, claim: string, as: unknown): unknown {
  switch (action.kind) {
    case 'claim.close':
      return { do: 'close', claim, as };
    case 'claim.reopen':
      return { do: 'reopen', claim, as };
    case 'claim.add_label':
      return { do: 'add label', label: action.label, claim, as };
    case 'claim.remove_label':
      return { do: 'remove label', label: action.label, claim, as };
    case 'claim.assign':
      return { do: 'assign', to: action.user.name, claim, as };
    case 'claim.unassign':
      return { do: 'unassign', claim, as };
    case 'claim.switch_type':
      return { do: 'switch type', type: action.type, claim, as };
  }
}

function nameOf({ names, taken }: Claims, id: number): string {
  let number = names.size + 1;
  while (taken(`claim ${number}`) || [...names.values()].includes(`claim ${number}`)) number += 1;
  names.set(id, `claim ${number}`);
  return `claim ${number}`;
}

function performer(performedBy: PerformedBy): unknown {
  return performedBy.kind === 'user' ? { user: performedBy.name, id: performedBy.userId } : { token: performedBy.name };
}
