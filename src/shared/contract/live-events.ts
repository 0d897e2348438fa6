import type { ExportProgress } from './export-contract';
import type { Burst } from '../model/burst';
import type { CatchStatus, CatchSurroundings, StorageUsage } from '../model/catch-status';
import type { DeliverySummary } from '../model/delivery';
import type { CatalogEntry } from '../catalog/catalog';
import type { RunChange } from '../model/scenario-run';
import type { WaitingRetries } from '../model/waiting-retries';
import type { Workspace } from '../model/workspace';

/** What main tells without being asked. */
export type LiveEvent =
  /** Records came (`added` of them, the newest at `lastPosition`) or changed in place; ask for the page that is shown. Told only after they are on disk. */
  | { readonly type: 'activity.changed'; readonly added: number; readonly lastPosition: number; readonly changed: readonly number[]; readonly checksFailed: number }
  | { readonly type: 'delivery.changed'; readonly delivery: DeliverySummary }
  | { readonly type: 'workspace.changed'; readonly workspace: Workspace; readonly catalog: readonly CatalogEntry[] }
  | { readonly type: 'catch.changed'; readonly status: CatchStatus; readonly surroundings: CatchSurroundings }
  | { readonly type: 'storage.changed'; readonly usage: StorageUsage }
  /** Deliveries began to wait for their next attempt, or wait no longer; told at most once a second. */
  | { readonly type: 'waiting.changed'; readonly waiting: WaitingRetries }
  /** A burst went on; told at most four times a second, and at its end. */
  | { readonly type: 'burst.changed'; readonly burst: Burst }
  /** An export goes on. */
  | { readonly type: 'export.changed'; readonly progress: ExportProgress }
  /** A run of a scenario went on; told at most six times a second, and at its end. */
  | ({ readonly type: 'scenario.changed' } & RunChange)
  /** One's own scenarios came, went or changed on disk, by the window or by another program: what is shown of them is read again. */
  | { readonly type: 'scenarios.changed' }
  /** The claims desk’s account is another: what is shown of it is asked for again. `changes` counts those since it was made. */
  | { readonly type: 'desk.changed'; readonly changes: number }
  /** `disabledEndpointId`: this endpoint answered 410 and was disabled; `endpoints.update` with `enabled: true` undoes it. */
  | { readonly type: 'notice'; readonly message: string; readonly disabledEndpointId?: string };

/**
 * Live events of a short while, in order. `seq` is the number of the first one; they rise by one.
 * Where the next batch does not begin at the number after the last, something was left out: ask for the snapshot again.
 */
export interface LiveBatch {
  readonly seq: number;
  readonly events: readonly LiveEvent[];
}
