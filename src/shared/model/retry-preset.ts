/** The providers whose retry schedules come with Hookbench, and one of its own. */
export type RetryPresetId = 'quick' | 'standard-webhooks' | 'svix' | 'stripe' | 'github' | 'shopify' | 'hookdeck';

/** A provider's way of retrying, with where its numbers come from. */
export interface RetryPreset {
  readonly id: RetryPresetId;
  readonly name: string;
  /** Seconds from the end of each failed attempt to the next; as many as there are retries. */
  readonly delaysSeconds: readonly number[];
  /** How long the provider lets an attempt take as a whole, in milliseconds. */
  readonly timeoutMs: number;
  /** How long the provider lets a connection take, where it says so. */
  readonly connectTimeoutMs?: number;
  /** The provider lets `Retry-After` make a delay this many times longer at most, where it says so. */
  readonly retryAfterFactor?: number;
  /** False where the provider publishes only how many retries there are in which time: the single delays are then ours. */
  readonly exact: boolean;
  /** Where the numbers come from, in one line. */
  readonly source: string;
}

const minute = 60;
const hour = 60 * minute;

/** The presets in the order in which they are offered. */
export const retryPresets: readonly RetryPreset[] = [
  {
    id: 'quick',
    name: 'Quick',
    delaysSeconds: [5, 30, 2 * minute, 5 * minute, 15 * minute, 30 * minute, hour],
    timeoutMs: 10_000,
    exact: true,
    source: 'Hookbench’s own: eight attempts in under two hours.',
  },
  {
    id: 'standard-webhooks',
    name: 'Standard Webhooks',
    delaysSeconds: [5, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour],
    timeoutMs: 20_000,
    exact: true,
    source: 'Standard Webhooks 1.0.0, “Retries”: ten attempts in 75 h 35 min 5 s; a timeout of 15 to 30 s.',
  },
  {
    id: 'svix',
    name: 'Svix',
    delaysSeconds: [5, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 10 * hour],
    timeoutMs: 15_000,
    retryAfterFactor: 2,
    exact: true,
    source: 'Svix server, config.default.toml, and docs.svix.com/retries: eight attempts; Retry-After at most doubles a delay.',
  },
  {
    id: 'stripe',
    name: 'Stripe',
    delaysSeconds: [63, 127, 253, 507, 1_013, 2_025, 4_051, 8_102, 16_204, 32_408, 64_815, 129_632],
    timeoutMs: 20_000,
    exact: false,
    source: 'Stripe’s documentation: exponential back-off for up to three days. It names no single delays or timeout; these twelve double and end after three days.',
  },
  {
    id: 'github',
    name: 'GitHub',
    delaysSeconds: [],
    timeoutMs: 10_000,
    exact: true,
    source: 'GitHub’s documentation: ten seconds for an answer and no retries; deliveries of the last three days can be sent again by hand.',
  },
  {
    id: 'shopify',
    name: 'Shopify',
    delaysSeconds: [56, 113, 226, 452, 904, 1_807, 3_614, 7_228],
    timeoutMs: 5_000,
    connectTimeoutMs: 1_000,
    exact: false,
    source: 'Shopify’s changelog of 10 September 2024: eight retries in four hours, exponential. It names no single delays; these double.',
  },
  {
    id: 'hookdeck',
    name: 'Hookdeck',
    delaysSeconds: Array.from({ length: 50 }, () => hour),
    timeoutMs: 60_000,
    exact: false,
    source: 'Hookdeck’s documentation: up to 50 retries, linear or exponential as each connection chooses; here one an hour.',
  },
];

/** The preset of this id. */
export function retryPreset(id: RetryPresetId): RetryPreset {
  const preset = retryPresets.find((each) => each.id === id);
  if (preset === undefined) throw new Error(`There is no retry preset ${id}.`);
  return preset;
}
