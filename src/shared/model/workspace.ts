import type { Endpoint } from './endpoint';
import type { PerformedBy, SubjectKind } from './event';

/** Someone who can perform an event: a user for source `ui`, an API token for source `api`. */
export interface Performer {
  readonly id: string;
  readonly performedBy: PerformedBy;
}

/** A claim or contact to start from. `text` is JSON as the user wrote it. */
export interface Sample {
  readonly id: string;
  readonly name: string;
  readonly kind: SubjectKind;
  readonly text: string;
}

/** An event name that the user added to the catalogue, with a JSON Schema (draft 2020-12) for its subject as text. */
export interface CustomEvent {
  readonly name: string;
  readonly description: string;
  readonly subject: SubjectKind;
  /** JSON text of the schema of the subject; empty for none. */
  readonly subjectSchema: string;
}

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact';

/** What the user chose, kept in the workspace. */
export interface Settings {
  readonly catchHost: string;
  readonly catchPort: number;
  readonly theme: Theme;
  readonly density: Density;
}

/** What the user saves: `workspace.json`. `version` is the version of its format. */
export interface Workspace {
  readonly version: number;
  readonly name: string;
  readonly endpoints: readonly Endpoint[];
  readonly performers: readonly Performer[];
  readonly samples: readonly Sample[];
  readonly events: readonly CustomEvent[];
  readonly settings: Settings;
}
