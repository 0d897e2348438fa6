import { differenceLines, differenceList } from '../../../shared/compare/difference-list';
import type { RequestComparison } from '../../../shared/compare/compare-requests';
import { hiddenWords, isSecretHeader } from '../../../shared/model/secret-header';
import { call } from '../../host/client';
import { showToast } from '../../ui/toast-store';
import type { Side } from './read-side';

/** Copies a text as it is and says so. */
export async function copyText(text: string, name: string): Promise<void> {
  const reply = await call('desktop.copy', { text });
  if (reply.ok) showToast({ title: `Copied ${name}` });
  else showToast({ title: reply.error.message, tone: 'fail' });
}

/** Copies every difference that counts as lines of text, secrets masked. */
export async function copyDifferences(a: Side, b: Side, result: RequestComparison): Promise<void> {
  const rows = result.headers.rows.map((row) => ({ ...row, ...(row.a === undefined ? {} : { a: masked(row.a) }), ...(row.b === undefined ? {} : { b: masked(row.b) }) }));
  const found = differenceList({ ...result, headers: { ...result.headers, rows } });
  const head = `A  ${a.eventName ?? 'no Event-Name'}, ${a.name}\nB  ${b.eventName ?? 'no Event-Name'}, ${b.name}\n`;
  await copyText(`${head}${found.length === 0 ? 'No difference that counts.' : found.flatMap(differenceLines).join('\n')}\n`, 'the differences');
}

function masked<T extends { readonly name: string; readonly value: string }>(side: T): T {
  return isSecretHeader(side.name) ? { ...side, value: hiddenWords(side.value) } : side;
}
