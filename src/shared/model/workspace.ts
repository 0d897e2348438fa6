import type { CheckKindId } from './check-kind';
import type { CompareOptions } from '../compare/compare-options';
import type { AnswerRule } from './answer-rule';
import type { FullMode, PauseMode } from './catch-status';
import type { Endpoint } from './endpoint';
import type { PerformedBy, SubjectKind } from './event';
import type { RedactionList } from './redaction-list';
import type { SavedFilter } from './saved-filter';
import type { StreamColumn } from './stream-column';
import type { ShortcutSettings } from './shortcut-settings';
import type { TimeForm } from './time-form';

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
/** How large the window's text is, in percent of its usual size. */
export type TextSize = (typeof textSizes)[number];
/** All of them, from the smallest on. */
export const textSizes = [90, 100, 110, 125] as const;

/** A further catch port beside the first. `secure` speaks HTTPS with a certificate that is made on this computer. */
export interface CatchPort {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly enabled: boolean;
}

/** Limits of the catch server that a user may change. Sizes in bytes, times in milliseconds. */
export interface CatchLimitSettings {
  /** How much of a body is kept; the rest is counted and hashed. */
  readonly keptBodyBytes: number;
  readonly connections: number;
  readonly headerTimeoutMs: number;
  readonly bodyTimeoutMs: number;
  readonly idleTimeoutMs: number;
}

/** How much the log keeps: the oldest records that are not pinned go first. */
export interface RetentionSettings {
  readonly maxRecords: number;
  readonly maxBytes: number;
}

/** What the user chose, kept in the workspace. */
export interface Settings {
  readonly catchHost: string;
  readonly catchPort: number;
  readonly morePorts: readonly CatchPort[];
  readonly whilePaused: PauseMode;
  /** What senders get while the disk has no room for the log. */
  readonly whenFull: FullMode;
  readonly limits: CatchLimitSettings;
  readonly retention: RetentionSettings;
  /** Kinds of checks that are switched off: they judge nothing. */
  readonly checksOff: readonly CheckKindId[];
  readonly theme: Theme;
  readonly density: Density;
  readonly textSize: TextSize;
  readonly times: TimeForm;
  /** False: a screen reader is not told what arrives. */
  readonly tellArrivals: boolean;
  /** The columns of the stream, from the first on. */
  readonly columns: readonly StreamColumn[];
  /** What counts as different where two records are compared. */
  readonly compare: CompareOptions;
  /** The keys that the user changed. */
  readonly shortcuts: ShortcutSettings;
  /** What is removed from exports and copies besides what always is. */
  readonly redaction: RedactionList;
}

/** Version of the format of `workspace.json`. Since the second, references stand in the places of the values of secret headers. */
export const workspaceVersion = 2;

/** Version of the format of workspaces that are handed on: without settings, and without secrets or references to them. */
export const sharedVersion = 1;

/** What the user saves: `workspace.json`. `version` is the version of its format. */
export interface Workspace {
  readonly version: number;
  readonly name: string;
  readonly endpoints: readonly Endpoint[];
  readonly performers: readonly Performer[];
  readonly samples: readonly Sample[];
  readonly events: readonly CustomEvent[];
  /** How the catch server answers: the first rule that matches. */
  readonly rules: readonly AnswerRule[];
  /** Queries under a name, in the order in which the menu lists them. */
  readonly filters: readonly SavedFilter[];
  readonly settings: Settings;
}
