import fc from 'fast-check';

/** How many times as often as written each property is tried, in the long run alone; there each try draws a seed of its own. */
const times = Number(process.env.HOOKBENCH_PROPERTY_TIMES ?? '1');

// The seed is fixed, so that the same commit always has the same result. A failure prints the seed that it came from.
if (times === 1) fc.configureGlobal({ seed: 20_261_123 });

function assert<Values>(property: fc.IRawProperty<Values>, { seed, numRuns = 100, ...parameters }: fc.Parameters<Values> = {}): Promise<void> | void {
  return fc.assert(property, times === 1 ? { ...parameters, numRuns, ...(seed === undefined ? {} : { seed }) } : { ...parameters, numRuns: numRuns * times });
}

/** What a test gets that imports fast-check: the same, with the seed and the number of tries of this run. */
export default { ...fc, assert };
