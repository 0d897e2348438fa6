import { openBenchCore, tellBench } from './bench-core';
import { queryForms } from './search/query-forms';

// Opens the core on a folder, without a window, and tells how long the first page of each query took, and the first page of groups.
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('a folder is needed');
const app = await openBenchCore(folder);
const dispatch = app.dispatch({});
const ask = (query: string) => dispatch('activity.page', { query, quick: 'all', fromRank: 0, limit: 100, newest: true });
await ask('');
const pages: { form: string; query: string; ms: number; whole: boolean }[] = [];
const longest = Math.max(...queryForms.map(([, queries]) => queries.length));
/** How often the first page of groups is asked for once they are known. */
const groupRounds = 10;
// One query of each form after another, so that nothing is asked while its last answer is still kept.
for (let round = 0; round < longest; round += 1) {
  for (const [form, queries] of queryForms) {
    const query = queries[round];
    if (query === undefined) continue;
    const startedMs = performance.now();
    const reply = await ask(query);
    const ms = performance.now() - startedMs;
    if (!reply.ok) throw new Error(`${query}: ${reply.error.message}`);
    const page = reply.value as { rows: readonly unknown[]; searched: number; logTotal: number };
    const isWhole = page.searched === page.logTotal;
    // A page that is not full and may yet be filled is no answer: the time counts until it is one.
    let toPageMs = ms;
    for (let more = page; more.rows.length < 100 && more.searched < more.logTotal; ) {
      const next = await ask(query);
      if (!next.ok) throw new Error(next.error.message);
      more = next.value as typeof page;
      toPageMs = performance.now() - startedMs;
    }
    pages.push({ form, query, ms: toPageMs, whole: isWhole });
  }
}
const groups: { by: string; firstMs: number; wholeMs: number; againMs: number }[] = [];
for (const by of ['event', 'claim']) {
  const askLines = async (folded: boolean): Promise<{ readonly searched: number; readonly logTotal: number }> => {
    const reply = await dispatch('groups.lines', { query: '', quick: 'all', by, folded, except: [], from: 0, limit: 100 });
    if (!reply.ok) throw new Error(reply.error.message);
    return reply.value as { searched: number; logTotal: number };
  };
  const startedMs = performance.now();
  let page = await askLines(false);
  const firstMs = performance.now() - startedMs;
  while (page.searched < page.logTotal) page = await askLines(false);
  const wholeMs = performance.now() - startedMs;
  // Once they are known: folded, unfolded, and the worst of a few.
  let againMs = 0;
  for (let round = 0; round < groupRounds; round += 1) {
    const askedMs = performance.now();
    await askLines(round % 2 === 0);
    againMs = Math.max(againMs, performance.now() - askedMs);
  }
  groups.push({ by, firstMs, wholeMs, againMs });
}
tellBench(app, { pages, groups });
