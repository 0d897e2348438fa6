import type { QuickFilter } from '../model/activity';
import type { GroupBy, GroupLine } from '../model/record-group';

/** A page of the grouped stream: groups by their newest record, newest first, and under each that is not folded its records, newest first. */
export interface GroupLinesPage {
  /** Index of the first line, counted from the top. */
  readonly from: number;
  readonly lines: readonly GroupLine[];
  /** Lines in all. */
  readonly total: number;
  readonly groups: number;
  /** Records that pass the filter. */
  readonly records: number;
  /** Where the line named by `near` stands now; null where it is gone, or none was named. */
  readonly near: number | null;
  readonly logTotal: number;
  /** Records looked at, from the newest on: fewer than `logTotal` while the grouping or the search goes on, which they do when they are asked again. */
  readonly searched: number;
}

/** Methods of the grouped stream. */
export interface GroupsContract {
  /**
   * At most 500 lines. `folded` is how groups are, `except` names those that are otherwise. With `near` the page begins `from` lines after that line
   * (or before, where negative), which is a group’s head or, with `position`, one of its records; where it is gone, `from` counts from `line`.
   */
  'groups.lines': {
    input: {
      query: string;
      quick: QuickFilter;
      by: GroupBy;
      folded: boolean;
      except: readonly string[];
      from: number;
      limit: number;
      near?: { group: string; position?: number; line: number };
    };
    output: GroupLinesPage;
  };
}
