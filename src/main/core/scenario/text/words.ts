import type { SubjectKind } from '../../../../shared/model/event';
import type { FaultInfo } from '../../../../shared/model/fault';

/** What a scenario's text may name besides its own words. */
export interface ScenarioWords {
  readonly events: readonly { readonly name: string; readonly subject: SubjectKind }[];
  readonly faults: readonly FaultInfo[];
  /** Why a JSON text is no JSON Schema; undefined where it is one. */
  schemaProblem(json: string): string | undefined;
}
