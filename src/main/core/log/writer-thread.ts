import type { MessagePort } from 'node:worker_threads';
import { sqliteVersion } from './connection';
import type { LogChange, Written } from './log';
import { LogWriter, type BatchOutcome } from './log-writer';
import { StoreKeeper } from './store-keeper';
import type { CommitEffects } from './commit-effects';
import type { Shrinking } from './file-shrinker';
import type { WorkerReady, WorkerTask, WriterReply, WriterRequest } from './thread-messages';
import { isDamage, writeProblemOf } from './write-problem';

/** Over this many records too many, a block is dropped before the next batch; fewer wait for a quiet moment. */
const urgentExcess = 256;
/** The limits are looked at once so many writes, or so many bytes of captured requests, have come: asking SQLite after every batch would slow them all. */
const lookEveryWrites = 128;
const lookEveryBytes = 8 * 1024 * 1024;
const quietMs = 100;

/** Runs the writer thread: opens the log, then answers each batch with one message after its commit. */
export function runWriter(port: MessagePort, task: Extract<WorkerTask, { readonly role: 'writer' }>): void {
  const started = StoreKeeper.start(task.folder, task.program);
  const tellReady = (message: WorkerReady): void => port.postMessage(message);
  if (!started.ok) {
    tellReady({ kind: 'refused', problem: started.problem });
    port.close();
    return;
  }
  const { keeper, notices } = started;
  const writer = new LogWriter(keeper, task.retention);
  const reply = (message: WriterReply): void => port.postMessage(message);
  let quietTimer: NodeJS.Timeout | undefined;
  const clearings: { readonly upTo: number; after: number; removed: number }[] = [];
  /** Once the log was cleared, its file shall hold nothing of what went. */
  let shrinksToTheLast = false;
  let writesSinceLook = 0;
  let bytesSinceLook = 0;

  const tellCommit = (commit: number, effects: CommitEffects): LogChange => {
    task.changes.postMessage(effects.toNote(commit));
    return effects.toChange();
  };

  const tidy = (): void => {
    const dropped = writer.dropExcess();
    if (dropped !== undefined) reply({ kind: 'change', change: tellCommit(dropped.commit, dropped.effects) });
  };

  // Housekeeping must never take a write down with it: what fails here fails again, told, at the next write. Damage is mended by then.
  const guarded = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (isDamage(error)) keeper.lost(error);
    }
  };

  const whenQuiet = (): void => {
    quietTimer = undefined;
    guarded(() => {
      const excess = writer.excess();
      if (excess > 0) tidy();
      if (writer.excess() > 0) {
        if (writer.excess() < excess) quietTimer ??= setTimeout(whenQuiet, 0);
        return;
      }
      const shrinking = shrinkSome();
      if (shrinking === 'more' || shrinking === 'later') quietTimer ??= setTimeout(whenQuiet, shrinking === 'more' ? 0 : quietMs);
    });
  };

  /** While the log is being cleared there is no end to the room to give back: it waits. */
  const shrinkSome = (): Shrinking => {
    if (clearings.length > 0) return 'nothing';
    const shrinking = writer.shrink(shrinksToTheLast);
    if (shrinking === 'nothing' || shrinking === 'done') shrinksToTheLast = false;
    if (shrinking === 'done') reply({ kind: 'shrunk' });
    return shrinking;
  };

  const endClearing = (cleared: Written<number>): void => {
    clearings.shift();
    reply({ kind: 'cleared', cleared });
  };

  /** One slice a turn: what came meanwhile is written before the next. */
  const clearOn = (): void => {
    const [clearing] = clearings;
    if (clearing === undefined) return;
    try {
      const { after, commit } = writer.clearSlice(clearing.after, clearing.upTo);
      if (commit !== undefined) {
        clearing.removed += commit.effects.clearedCount;
        reply({ kind: 'change', change: tellCommit(commit.commit, commit.effects) });
      }
      if (after === undefined) {
        endClearing({ ok: true, value: clearing.removed });
        shrinksToTheLast = true;
        quietTimer ??= setTimeout(whenQuiet, 0);
      } else {
        clearing.after = after;
      }
    } catch (error) {
      endClearing({ ok: false, problem: writeProblemOf(error) });
    }
    if (clearings.length > 0) setTimeout(clearOn, 0);
  };

  const answer = (outcome: BatchOutcome): void => {
    // The reader hears of a commit before anyone else can ask it about that commit.
    const changes = outcome.commits.map(({ commit, effects }) => tellCommit(commit, effects));
    reply({ kind: 'batch', captures: outcome.captures, commands: outcome.commands, changes });
  };

  port.on('message', (request: WriterRequest) => {
    if (request.kind === 'close') {
      clearTimeout(quietTimer);
      while (clearings.length > 0) endClearing({ ok: false, problem: { code: 'failed', message: 'The program ended before all of the log was cleared.' } });
      guarded(() => writer.close());
      keeper.release();
      reply({ kind: 'closed' });
      port.close();
      return;
    }
    if (request.kind === 'mend') {
      guarded(() => writer.mend());
      reply({ kind: 'mended' });
      return;
    }
    if (request.kind === 'clear') {
      clearings.push({ upTo: request.upTo, after: 0, removed: 0 });
      if (clearings.length === 1) setTimeout(clearOn, 0);
      return;
    }
    const { captures, commands } = request;
    writesSinceLook += (captures?.count ?? 0) + commands.length;
    bytesSinceLook += captures?.bytes.length ?? 0;
    answer(writer.write(captures, commands));
    if (writesSinceLook >= lookEveryWrites || bytesSinceLook >= lookEveryBytes) {
      writesSinceLook = 0;
      bytesSinceLook = 0;
      guarded(() => {
        if (writer.excess() >= urgentExcess) tidy();
      });
    }
    quietTimer ??= setTimeout(whenQuiet, quietMs);
  });
  quietTimer = setTimeout(whenQuiet, quietMs);
  let lastPosition: number | undefined;
  guarded(() => {
    lastPosition = writer.lastPosition();
  });
  tellReady({ kind: 'ready', sqliteVersion: sqliteVersion(), notices, lastPosition });
}
