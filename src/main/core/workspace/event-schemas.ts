import type { Workspace } from '../../../shared/model/workspace';
import { subjectSchemaOf } from './catalog-of';

/** What is wrong with the schemas of the user's own events: JSON pointer and plain sentence. */
export function schemaProblems(workspace: Workspace): readonly { readonly pointer: string; readonly message: string }[] {
  return workspace.events.flatMap((event, index) => {
    const read = subjectSchemaOf(event.subjectSchema);
    return read.ok ? [] : [{ pointer: `/events/${index}/subjectSchema`, message: read.message }];
  });
}
