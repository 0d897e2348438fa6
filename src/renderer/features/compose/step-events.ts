import type { StepEvent } from '../../../shared/contract/scenario-contract';
import type { BurstPace } from '../../../shared/model/burst';
import type { EventDraft } from '../../../shared/model/event';
import { formatCount } from '../../ui/format';

/** The events of a burst as steps of a scenario, which plays one kind after the other: each has its share of the count, to the nearest one, and none is left out of it. */
export function burstSteps(mix: readonly { readonly draft: EventDraft; readonly weight: number }[], count: number, pace: BurstPace): readonly StepEvent[] {
  const total = mix.reduce((sum, { weight }) => sum + weight, 0);
  const rate = pace.kind === 'rate' ? { perSecond: pace.perSecond } : {};
  let weighed = 0;
  let given = 0;
  return mix.flatMap(({ draft, weight }) => {
    weighed += weight;
    const share = Math.round((count * weighed) / total) - given;
    given += share;
    return share === 0 ? [] : [{ draft, burst: { count: share, ...rate } }];
  });
}

/** A step in a few words: “3,000 of claim.assigned at 500 a second”, “claim.assigned with duplicate=2, gzip”. */
export function stepWords({ draft, faults = [], burst }: StepEvent): string {
  if (burst !== undefined) return `${formatCount(burst.count)} of ${draft.name}${burst.perSecond === undefined ? '' : ` at ${formatCount(burst.perSecond)} a second`}`;
  const names = faults.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`));
  return names.length === 0 ? draft.name : `${draft.name} with ${names.join(', ')}`;
}
