/** The shells for which a command line is written. */
export type Shell = 'bash' | 'powershell';

/** A piece of a command, and what it is to the shell. */
export interface CommandPiece {
  readonly text: string;
  readonly kind: 'program' | 'literal' | 'plain';
}

interface PostedRequest {
  readonly url: string;
  readonly contentType: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/**
 * A command that posts a request, in lines. Every value is one quoted literal in which the shell expands nothing.
 * PowerShell gets its own command: how it passes quotes on to curl differs by version.
 */
export function postCommand(shell: Shell, request: PostedRequest): readonly (readonly CommandPiece[])[] {
  const literal = (text: string): CommandPiece => ({ text: quoted(shell, text), kind: 'literal' });
  const plain = (text: string): CommandPiece => ({ text, kind: 'plain' });
  if (shell === 'bash') {
    const next = plain(' \\');
    return [
      [{ text: 'curl', kind: 'program' }, plain(' '), literal(request.url), next],
      [plain('  --header '), literal(`Content-Type: ${request.contentType}`), next],
      ...request.headers.map(([name, value]) => [plain('  --header '), literal(`${name}: ${value}`), next]),
      [plain('  --data-raw '), literal(request.body)],
    ];
  }
  const next = plain(' `');
  const headers = request.headers.flatMap(([name, value], index) => [plain(index === 0 ? ' ' : '; '), literal(name), plain(' = '), literal(value)]);
  return [
    [{ text: 'Invoke-RestMethod', kind: 'program' }, plain(' -Method Post -Uri '), literal(request.url), next],
    [plain('  -ContentType '), literal(request.contentType), next],
    [plain('  -Headers @{'), ...headers, plain(' }'), next],
    [plain('  -Body '), literal(request.body)],
  ];
}

/** The command as text, to be pasted. */
export function commandText(lines: readonly (readonly CommandPiece[])[]): string {
  return lines.map((pieces) => pieces.map(({ text }) => text).join('')).join('\n');
}

function quoted(shell: Shell, text: string): string {
  return shell === 'bash' ? `'${text.replaceAll("'", "'\\''")}'` : `'${text.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
}
