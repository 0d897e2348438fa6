import type { ActivityIndex } from '../activity-index';
import type { Connection } from '../connection';
import type { VerdictSource } from '../search/verdict';

/** The log as one step of the grouping sees it. */
export interface GroupView {
  readonly connection: Connection;
  readonly index: ActivityIndex;
  /** The full-text index, where there is one. */
  readonly verdicts: VerdictSource | undefined;
}

/** Tells which group each record is in. */
export interface GroupRule {
  /** Most records that are looked at together. */
  readonly mostRecords: number;
  /** Gives each of these records its code; positions fall, and all are in the log. With `verdicts` in the view the records are as the index knows them. */
  look(view: GroupView, positions: readonly number[], tell: (position: number, code: number) => void): void;
  /** A record changed before its turn came, so that the index does not know it any more. */
  changed(position: number): void;
  /** True where a record can leave its group because another one goes. */
  readonly hangsTogether: boolean;
  /** Further records whose group hangs on these, which changed. */
  hangingOn(connection: Connection, positions: readonly number[]): readonly number[];
  /** Lets go of what is kept between looks: looking begins anew at the newest record, or codes were given anew. */
  forget(): void;
}
