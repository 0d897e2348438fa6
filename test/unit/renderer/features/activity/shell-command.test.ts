import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { commandText, postCommand } from '../../../../../src/renderer/features/activity/shell-command';

const hostile = `it's "$HOME" \`id\` $(id) \\ ; & | ! \n {"a":1}`;

describe('postCommand', () => {
  it('writes the line of the first run', () => {
    const lines = postCommand('bash', { url: 'http://127.0.0.1:4455/hooks/claims', contentType: 'application/json', headers: [['Event-Name', 'claim.created']], body: '{}' });
    expect(commandText(lines)).toBe(
      ["curl 'http://127.0.0.1:4455/hooks/claims' \\", "  --header 'Content-Type: application/json' \\", "  --header 'Event-Name: claim.created' \\", "  --data-raw '{}'"].join('\n'),
    );
  });

  it('lets bash expand nothing: each value arrives as it was given', () => {
    const text = commandText(postCommand('bash', { url: hostile, contentType: 'text/plain', headers: [['X-Test', hostile]], body: hostile }));
    const printed = execFileSync('bash', ['-c', `curl() { printf '%s\\0' "$@"; }\n${text}`], { encoding: 'utf8' });
    expect(printed.split('\0')).toEqual([hostile, '--header', 'Content-Type: text/plain', '--header', `X-Test: ${hostile}`, '--data-raw', hostile, '']);
  });

  it('doubles every quotation mark that ends a literal in PowerShell', () => {
    const text = commandText(postCommand('powershell', { url: 'http://x/', contentType: 'text/plain', headers: [['A', "it's"]], body: '‘a’' }));
    expect(text).toBe(["Invoke-RestMethod -Method Post -Uri 'http://x/' `", "  -ContentType 'text/plain' `", "  -Headers @{ 'A' = 'it''s' } `", "  -Body '‘‘a’’'"].join('\n'));
  });
});
