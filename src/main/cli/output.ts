import { printable } from './flags';

/** Where a command writes: machine lines or people's words. */
export interface Output {
  readonly json: boolean;
  /** One JSON value on a line of its own; only in machine mode. */
  value(value: unknown): void;
  /** A line for people: on stdout, or on stderr in machine mode. */
  say(line: string): void;
  /** A line about trouble, always on stderr. */
  warn(line: string): void;
  /** Exact bytes on stdout. */
  bytes(bytes: Uint8Array): Promise<void>;
}

export function createOutput(json: boolean): Output {
  return {
    json,
    value(value) {
      if (json) process.stdout.write(`${JSON.stringify(value)}\n`);
    },
    say(line) {
      (json ? process.stderr : process.stdout).write(`${line}\n`);
    },
    warn(line) {
      process.stderr.write(`${line}\n`);
    },
    bytes: (bytes) => new Promise((resolve, reject) => process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()))),
  };
}

/** Lines of a plain table, columns as wide as their widest cell. Cells may come from outside. */
export function tableLines(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const cells = [heads, ...rows.map((row) => row.map(printable))];
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => [...(row[column] ?? '')].length)));
  return cells.map((row) => row.map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - [...cell].length))).join('  ').trimEnd());
}
