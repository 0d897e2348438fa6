import { resolve } from 'node:path';
import { exportFormats, type ExportFormat } from '../../../shared/model/export-order';
import type { Query } from '../../../shared/query/query';
import { exportCaptures, fileTarget, folderRules, folderTarget, streamTarget, type ExportTarget } from '../../core/folder-export';
import type { Reader } from '../../core/reader';
import { CommandEnd, exitCode, wrongCall, type ExitCode } from '../exit-code';
import { printable, type Flags } from '../flags';
import type { Output } from '../output';
import { interrupted } from '../surroundings';

/** `hookbench captures export`: to stdout, or to the file (for bodies the folder) of `--out`. What is removed by default is kept with `--keep`. */
export async function exportCommand(reader: Reader, folder: string, query: Query, flags: Flags, output: Output): Promise<ExitCode> {
  const named = flags.text('format');
  const format = exportFormats.find((each) => each === named);
  if (format === undefined) throw wrongCall(`--format is ${exportFormats.slice(0, -1).join(', ')} or ${exportFormats.at(-1) ?? ''}.`);
  const read = await folderRules(folder);
  if (!read.ok) throw new CommandEnd(exitCode.surroundings, read.message);
  const ids = read.rules.rules.map(({ id }) => id);
  const wanted = flags.texts('keep');
  const unknown = wanted.find((name) => name !== 'all' && !ids.includes(name));
  if (unknown !== undefined) throw wrongCall(`--keep ${printable(unknown)}: there is no such rule. There are ${ids.map(printable).join(', ')}, and all.`);
  // The addresses of senders are mostly this computer’s own, and stay as they do in the window.
  const keep = wanted.includes('all') ? ids : [...wanted, 'addresses'];

  const out = flags.text('out');
  let stopped = false;
  // Before there is anything that an end of the program could leave behind.
  void interrupted().then(() => {
    stopped = true;
  });
  const target = await targetOf(format, out, output);
  try {
    const exported = await exportCaptures(reader, { query, format, keep }, read.rules, target, () => !stopped);
    if (exported === undefined)
      throw new CommandEnd(exitCode.didNotHold, out === undefined ? 'Stopped: what was written is not all.' : `Stopped: nothing was written to ${printable(out)}.`);
    const { written, leftOut } = exported;
    await target.finish();
    if (leftOut > 0) output.warn(`${leftOut} left out: ${format === 'curl' ? 'not all of them is kept, so curl cannot repeat them' : 'they are no requests'}.`);
    if (out !== undefined) output.warn(`${written} written to ${printable(out)}.`);
    return exitCode.done;
  } catch (error) {
    await target.discard();
    throw surroundings(error, out);
  }
}

async function targetOf(format: ExportFormat, out: string | undefined, output: Output): Promise<ExportTarget> {
  if (out === undefined) {
    if (format === 'bodies') throw wrongCall('--format bodies needs --out DIR, an empty folder or a new one.');
    return streamTarget((text) => output.bytes(Buffer.from(text)));
  }
  const path = resolve(out);
  try {
    const target = format === 'bodies' ? await folderTarget(path) : await fileTarget(path);
    if (target === undefined) throw wrongCall(`--out ${printable(out)}: the folder is not empty. Name an empty folder or a new one.`);
    return target;
  } catch (error) {
    throw surroundings(error, out);
  }
}

function surroundings(error: unknown, out: string | undefined): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  return error instanceof CommandEnd || code === undefined || out === undefined ? error : new CommandEnd(exitCode.surroundings, `--out ${printable(out)} could not be written: ${message}.`);
}
