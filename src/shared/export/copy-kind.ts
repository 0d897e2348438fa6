import { bashCommand } from './bash-command';
import { utf8Text } from './body-text';
import { cmdCommand } from './cmd-command';
import type { ExportedRequest } from './exported-request';
import { fetchScript } from './fetch-script';
import { powershellCommand } from './powershell-command';
import { pythonScript } from './python-script';
import { rawRequest } from './raw-request';

/** In what form a request is copied. */
export const copyKinds = ['curl', 'powershell', 'cmd', 'fetch', 'python', 'raw'] as const;
export type CopyKind = (typeof copyKinds)[number];

/** How the kinds are called in menus. */
export const copyKindNames: Readonly<Record<CopyKind, string>> = {
  curl: 'cURL for bash',
  powershell: 'cURL for PowerShell',
  cmd: 'cURL for the command prompt',
  fetch: 'fetch for Node',
  python: 'Python',
  raw: 'raw HTTP',
};

/** The request in the form of a kind; undefined where text cannot hold it (raw bytes that are not UTF-8). */
export function copyText(kind: CopyKind, request: ExportedRequest): string | undefined {
  switch (kind) {
    case 'curl':
      return bashCommand(request);
    case 'powershell':
      return powershellCommand(request);
    case 'cmd':
      return cmdCommand(request);
    case 'fetch':
      return fetchScript(request);
    case 'python':
      return pythonScript(request);
    case 'raw':
      return utf8Text(rawRequest(request));
  }
}

/** Several copies of one kind as one text. What is a name in one script is not in the way of the next. */
export function joinedCopies(kind: CopyKind, texts: readonly string[]): string {
  if (texts.length === 1 || kind === 'raw') return texts.join('');
  return kind === 'fetch' ? texts.map((text) => `{\n${text}}\n`).join('\n') : texts.join(kind === 'cmd' ? '\r\n\r\n' : '\n\n');
}
