import { resolve } from 'node:path';

/** What the desktop was asked on its command line. */
export interface DesktopCommandLine {
  /** Absolute path of the data folder; undefined for the default one. */
  readonly dataFolder: string | undefined;
  readonly catchHost: string | undefined;
  readonly catchPort: number | undefined;
}

export type DesktopCommandLineResult = { readonly ok: true; readonly commandLine: DesktopCommandLine } | { readonly ok: false; readonly message: string };

const ours = ['data', 'host', 'port'] as const;
type Name = (typeof ours)[number];

/**
 * Reads `--data DIR`, `--host HOST` and `--port PORT` (also with `=`). What is not ours is Chromium's and left alone.
 * A relative folder is relative to `workingFolder`.
 */
export function readDesktopCommandLine(programArguments: readonly string[], workingFolder: string): DesktopCommandLineResult {
  const values = new Map<Name, string>();
  for (const [index, argument] of programArguments.entries()) {
    const name = ours.find((known) => argument === `--${known}` || argument.startsWith(`--${known}=`));
    if (name === undefined) continue;
    const value = argument === `--${name}` ? programArguments[index + 1] : argument.slice(name.length + 3);
    if (value === undefined || value === '' || value.startsWith('--')) return { ok: false, message: `--${name} needs a value, such as ${examples[name]}.` };
    values.set(name, value);
  }
  const portText = values.get('port');
  const catchPort = portText === undefined ? undefined : Number(portText);
  if (catchPort !== undefined && (!/^\d+$/.test(portText ?? '') || catchPort > 65_535)) {
    return { ok: false, message: `--port ${portText} is not a port. Give a number from 0 (any free port) to 65535.` };
  }
  const folder = values.get('data');
  return {
    ok: true,
    commandLine: { dataFolder: folder === undefined ? undefined : resolve(workingFolder, folder), catchHost: values.get('host'), catchPort },
  };
}

const examples: Readonly<Record<Name, string>> = { data: '--data ./bench', host: '--host 127.0.0.1', port: '--port 4455' };

/** The same arguments with another data folder. */
export function withDataFolder(programArguments: readonly string[], folder: string): string[] {
  const kept = programArguments.filter((argument, index) => argument !== '--data' && !argument.startsWith('--data=') && programArguments[index - 1] !== '--data');
  return [...kept, '--data', folder];
}
