import { selectionLimit } from '../../shared/model/record-selection';
import type { CoreApp } from '../core/app';
import { wrongCall } from './exit-code';
import type { Flags } from './flags';

const pageRows = 500;

/** The records that a command is to act on: those named behind the verb, or all of one direction that `--where` matches, oldest first. */
export async function chosenIds(app: CoreApp, named: readonly string[], flags: Flags, direction: 'sent' | 'received', usage: string): Promise<readonly string[]> {
  const query = flags.text('where');
  if (query === undefined) {
    if (named.length === 0) throw wrongCall(`Name one or more, or say which with --where QUERY: ${usage}.`);
    return [...new Set(named)];
  }
  if (named.length > 0) throw wrongCall('Name the ids, or say which with --where QUERY, not both.');
  const selection = { records: [], matches: { query, quick: 'all', from: 0, to: Number.MAX_SAFE_INTEGER, except: [] } } as const;
  const ids: string[] = [];
  for (let after = 0; ; ) {
    const reply = await app.handlers['selection.rows']({ selection, after, limit: pageRows });
    if (!reply.ok) throw wrongCall(`--where: ${reply.error.message}`);
    ids.push(...reply.value.rows.filter((row) => row.direction === direction).map(({ id }) => id));
    if (ids.length > selectionLimit) throw wrongCall(`--where matches more than ${selectionLimit}. Narrow it, such as with after:10m.`);
    const last = reply.value.rows.at(-1);
    if (last === undefined) break;
    after = last.position;
  }
  if (ids.length === 0) throw wrongCall(`--where matches no ${direction === 'sent' ? 'delivery' : 'captured request'}.`);
  return ids;
}
