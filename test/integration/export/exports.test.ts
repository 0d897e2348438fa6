import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CoreApp } from '../../../src/main/core/app';
import { folderTarget } from '../../../src/main/core/export/export-target';
import type { ExportFormat, ExportOrder } from '../../../src/shared/model/export-order';
import { exchange } from '../../support/catching';
import { naughtyStrings } from '../../support/corpora';
import { harProblems } from '../../support/har-schema';
import { catchUrl, openCore, value } from '../../support/open-core';
import { runProgram } from '../../support/run-program';
import { temporaryFolder } from '../../support/temporary-folder';

const everything = { records: [], matches: { query: '', quick: 'all', from: 0, to: Number.MAX_SAFE_INTEGER, except: [] } } as const;
const orderOf = (format: ExportFormat, changes: Partial<ExportOrder> = {}): ExportOrder => ({ selection: everything, format, keep: ['addresses'], leaveOutUnread: false, ...changes });
const secretWords = ['Bearer s3cret-token', 'session=s3cret', 'v1,s3cretsignature', 's3cret-key', 'Priya', '90071992547409931'];
const claim = '{"claim": {"contact": {"name": "Priya"}, "policy_number":90071992547409931 ,"sum":1.10}, "event_name":"claim.created","source":"ui"}';

/** A core that caught a request full of secrets, a binary one, a malformed one, and sent an event that went nowhere and one that arrived. */
async function filled(): Promise<CoreApp> {
  const app = await openCore();
  await value(app, 'settings.update', { redaction: { headers: ['X-Customer'], bodyPaths: ['claim.contact.**', '**.policy_number'] } });
  const port = Number(new URL(catchUrl(app)).port);
  const secretHeaders = `Authorization: Bearer s3cret-token\r\nCookie: session=s3cret\r\nwebhook-signature: v1,s3cretsignature\r\nX-Customer: s3cret-key\r\n`;
  await exchange(port, `POST /hooks/claims?a=[1]&b=%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${secretHeaders}Event-Name: claim.created\r\nX-Formula: =cmd|' /C calc'!A0\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(claim)}\r\n\r\n${claim}`);
  await exchange(port, 'PUT /=1+1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 4\r\nContent-Type: image/png\r\n\r\n\x00\xff\x89P');
  await exchange(port, 'POST / HTTP/1.1\r\nHost : broken\r\n\r\n');
  const draft = { name: 'claim.created', source: 'ui', performedBy: { kind: 'user', userId: 1, name: 'A' }, subjectText: '{"id":1,"status":"open","assigned_to":{"user_id":1,"name":"A"}}' } as const;
  await value(app, 'events.send', draft);
  await app.sender.idle();
  await value(app, 'endpoints.update', { id: 'ep_local', changes: { enabled: false } });
  await value(app, 'events.send', draft);
  await app.sender.idle();
  return app;
}

async function saved(app: CoreApp, order: ExportOrder): Promise<{ readonly path: string; readonly text: string; readonly records: number; readonly leftOut: number }> {
  const path = join(temporaryFolder(), 'export');
  const reply = await app.exports.save('x_1', order, path);
  if (!reply.ok) throw new Error(reply.error.message);
  return { path, text: order.format === 'bodies' ? '' : readFileSync(path, 'utf8'), records: reply.value.records, leftOut: reply.value.leftOut };
}

function csvRows(text: string): readonly (readonly string[])[] {
  return [...text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n)/g)].reduce<string[][]>(
    (rows, [, quoted, plain, end]) => {
      rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
      if (end === '\r\n') rows.push([]);
      return rows;
    },
    [[]],
  );
}

describe('an export', () => {
  test('as HAR is valid against the published schema, and leaves out what is no request', async () => {
    const { text, records, leftOut } = await saved(await filled(), orderOf('har'));
    const har = JSON.parse(text) as { readonly log: { readonly entries: readonly { readonly request: { readonly url: string; readonly _target?: string; readonly postData?: { readonly text: string } } }[] } };
    expect(harProblems(har)).toEqual([]);
    expect({ records, leftOut, entries: har.log.entries.length }).toEqual({ records: 4, leftOut: 2, entries: 4 });
    expect(har.log.entries[0]?.request.url).toMatch(/\/hooks\/claims\?a=%5B1%5D&b=%25zz$/);
    expect(har.log.entries[0]?.request._target).toBe('/hooks/claims?a=[1]&b=%zz');
    expect(har.log.entries[0]?.request.postData?.text).toBe(claim.replace('"Priya"', '"[removed]"').replace('90071992547409931', '"[removed]"'));
  });

  test.each(['har', 'ndjson', 'csv', 'curl', 'bodies'] as const)('as %s holds no secret unless it is kept', async (format) => {
    const app = await filled();
    const words = format === 'bodies' ? secretWords.slice(-2) : secretWords;
    const contents = async (keep: readonly string[]): Promise<string> => {
      const { path, text } = await saved(app, orderOf(format, { keep }));
      const all = format === 'bodies' ? readdirSync(path).map((name) => readFileSync(join(path, name), 'latin1')).join('\n') : text;
      return all + [...all.matchAll(/"bodyBase64":"([^"]+)"/g)].map(([, base64 = '']) => Buffer.from(base64, 'base64').toString('latin1')).join('\n');
    };
    const open = await contents(['addresses']);
    for (const word of words) expect(open, word).not.toContain(word);
    const rules = (await value(app, 'export.rules', {})).map(({ id }) => id);
    const kept = await contents(rules);
    for (const word of words) expect(kept, word).toContain(word);
  });

  test('as CSV opens in a spreadsheet without a formula, and reads back exactly', async () => {
    const { text } = await saved(await filled(), orderOf('csv', { keep: ['addresses', 'body:claim.contact.**', 'body:**.policy_number'] }));
    const rows = csvRows(text).filter((row) => row.length > 1);
    expect(rows).toHaveLength(7);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([17]));
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    expect(rows[1]?.[15]).toBe(claim);
    expect(Buffer.from(rows[2]?.[16] ?? '', 'base64').toString('latin1')).toBe('\x00\xff\x89P');
    expect(rows.map((row) => row[9])).toEqual(['state', 'complete', 'complete', 'malformed', 'delivered', 'complete', 'not-delivered']);
  });

  test('as bodies is a folder of safe names, and never writes over what is there', async () => {
    const app = await openCore();
    const port = Number(new URL(catchUrl(app)).port);
    const names = ['../../../etc/passwd', 'a/b\\c', '.hidden', 'CON', '', ...naughtyStrings().slice(0, 40)].map((name) => Buffer.from(name).toString('latin1').replaceAll(/[^\x20-\x7e\x80-\xff]/g, '').trim());
    for (const name of names) await exchange(port, `POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nEvent-Name: ${name}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`);
    const { path, records } = await saved(app, orderOf('bodies'));
    const files = readdirSync(path);
    expect(files).toHaveLength(records);
    for (const file of files) expect(file).toMatch(/^\d{6}-[A-Za-z0-9][A-Za-z0-9._-]*\.(?:json|bin)$/);
    expect(await app.exports.save('x_2', orderOf('bodies'), path)).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(readdirSync(path)).toEqual(files);
  });

  test('as a script sends the same bodies again', async () => {
    const app = await filled();
    const { text } = await saved(app, orderOf('curl', { keep: (await value(app, 'export.rules', {})).map(({ id }) => id) }));
    const before = (await value(app, 'activity.page', { query: 'direction:in', quick: 'all', fromRank: 0, limit: 100 })).rows.length;
    await runProgram('bash', ['-s'], text);
    const rows = (await value(app, 'activity.page', { query: 'direction:in', quick: 'all', fromRank: 0, limit: 100 })).rows;
    expect(rows.length).toBe(before + 4);
    const hashes = await Promise.all(rows.map(async ({ id }) => (await value(app, 'captures.get', { id })).capture).map(async (capture) => [(await capture).state, (await capture).bodySha256]));
    const whole = hashes.slice(0, before).filter(([state]) => state === 'complete');
    expect(new Set(hashes.slice(before).map(String))).toEqual(new Set(whole.map(String)));
  });

  test('is counted as it will be, whichever stretches it is counted in', async () => {
    const app = await filled();
    for (const format of ['har', 'ndjson', 'csv', 'curl'] as const) {
      const counted = await value(app, 'export.count', { order: orderOf(format), after: 0 });
      const { text, records, leftOut } = await saved(app, orderOf(format));
      expect(counted).toMatchObject({ done: true, records: records + leftOut, leftOut, redactedRecords: 1, unreadBodies: format === 'curl' ? 1 : 1 });
      expect(Math.abs(counted.bytes - Buffer.byteLength(text))).toBeLessThan(400);
      expect(counted.removed).toEqual(expect.arrayContaining([{ rule: 'authorization', values: 1, records: 1 }, { rule: 'body:claim.contact.**', values: 1, records: 1 }]));
    }
    const rest = await value(app, 'export.count', { order: orderOf('har'), after: (await value(app, 'activity.page', { query: '', quick: 'all', fromRank: 0, limit: 1 })).rows[0]?.position ?? 0 });
    expect(rest.removed.map(({ rule }) => rule)).not.toContain('authorization');
  });

  test('is previewed as it is written, with its masks marked, record by record', async () => {
    const app = await filled();
    const { text } = await saved(app, orderOf('har'));
    const preview = await value(app, 'export.preview', { order: orderOf('har'), after: 0 });
    const shown = preview?.pieces.map((piece) => ('text' in piece ? piece.text : '[removed]')).join('') ?? '';
    expect(text.startsWith(shown.slice(0, shown.lastIndexOf('\n    ]')))).toBe(true);
    expect(preview?.pieces.flatMap((piece) => ('removed' in piece ? [piece.removed] : []))).toEqual(['authorization', 'cookies', 'signatures', 'header:x-customer', 'body:claim.contact.**', 'body:**.policy_number']);
    const next = await value(app, 'export.preview', { order: orderOf('har'), after: preview?.position ?? 0 });
    expect(next?.position).toBeGreaterThan(preview?.position ?? 0);
  });

  test('leaves out bodies that cannot be looked into, on request', async () => {
    const { text } = await saved(await filled(), orderOf('ndjson', { leaveOutUnread: true }));
    const bodies = text.trim().split('\n').map((line) => (JSON.parse(line) as { readonly bodyBase64?: string }).bodyBase64);
    expect(bodies[1]).toBe('');
  });

  test('that is stopped leaves nothing behind, and says so', async () => {
    const app = await filled();
    const folder = temporaryFolder();
    const saving = app.exports.save('x_9', orderOf('har'), join(folder, 'out.har'));
    expect(await value(app, 'export.stop', { id: 'x_9' })).toEqual({});
    expect(await saving).toMatchObject({ ok: true, value: { saved: false, stopped: true } });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('as bodies says in its folder that it is not whole until it is, and takes away only its own when it is stopped', async () => {
    const folder = temporaryFolder();
    const inside = join(folder, 'there');
    mkdirSync(inside);
    for (const path of [inside, join(folder, 'made')]) {
      const target = await folderTarget(path);
      await target?.file('000001-claim.created.json', Buffer.from('{}'));
      expect(readdirSync(path).sort()).toEqual(['000001-claim.created.json', 'unfinished.txt']);
      if (path === inside) writeFileSync(join(path, 'mine.txt'), 'mine');
      await target?.discard();
    }
    expect(readdirSync(folder)).toEqual(['there']);
    expect(readdirSync(inside)).toEqual(['mine.txt']);
  });

  test('of two at once to one file one is there, whole', async () => {
    const app = await filled();
    const path = join(temporaryFolder(), 'out.ndjson');
    const both = await Promise.all(['x_1', 'x_2'].map((id) => app.exports.save(id, orderOf('ndjson'), path)));
    expect(both).toEqual([expect.objectContaining({ ok: true }), expect.objectContaining({ ok: true })]);
    expect(readFileSync(path, 'utf8').trim().split('\n').map((line) => typeof JSON.parse(line))).toEqual(Array.from({ length: 6 }, () => 'object'));
    expect(readdirSync(dirname(path))).toEqual(['out.ndjson']);
  });

  test('to a place that cannot be written is refused in words, and what was there stays', async () => {
    const app = await filled();
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'taken'));
    writeFileSync(join(folder, 'taken', 'mine'), 'mine');
    expect(await app.exports.save('x_1', orderOf('har'), join(folder, 'taken'))).toMatchObject({ ok: false, error: { code: 'surroundings' } });
    expect(await app.exports.save('x_1', orderOf('har'), join(folder, 'none', 'out.har'))).toMatchObject({ ok: false, error: { code: 'surroundings' } });
    expect(readFileSync(join(folder, 'taken', 'mine'), 'utf8')).toBe('mine');
  });
});

test('a copy hides secrets unless they are asked for, and its length still fits its body', async () => {
  const app = await filled();
  const [first] = (await value(app, 'activity.page', { query: 'direction:in event:claim.created', quick: 'all', fromRank: 0, limit: 1 })).rows;
  const id = first?.id ?? '';
  for (const kind of ['curl', 'powershell', 'cmd', 'fetch', 'python', 'raw'] as const) {
    const hidden = await value(app, 'records.copyAs', { direction: 'received', id, kind, secrets: false });
    const open = await value(app, 'records.copyAs', { direction: 'received', id, kind, secrets: true });
    for (const word of secretWords) {
      expect(hidden.text, kind).not.toContain(word);
      expect(open.text.replaceAll('^', ''), kind).toContain(word);
    }
    expect(hidden.removed, kind).toBe(6);
    expect(open.removed, kind).toBe(0);
  }
});

test('what was exported as HAR comes in again as the same requests, marked as imported', async () => {
  const app = await filled();
  const rules = (await value(app, 'export.rules', {})).map(({ id }) => id);
  const { text } = await saved(app, orderOf('har', { keep: rules }));
  const before = (await value(app, 'activity.page', { query: 'direction:in', quick: 'all', fromRank: 0, limit: 100 })).rows.filter((row) => row.direction === 'received' && row.state === 'complete');
  const other = await openCore({ catch: false });
  expect(await value(other, 'import.har', { name: 'out.har', text })).toMatchObject({ imported: 4, refused: [] });
  const rows = (await value(other, 'activity.page', { query: '', quick: 'all', fromRank: 0, limit: 100 })).rows;
  const facts = async (core: CoreApp, id: string): Promise<unknown> => {
    const { capture } = await value(core, 'captures.get', { id });
    return { method: capture.method, target: capture.target, headers: capture.headers, sha256: capture.bodySha256, status: capture.answer.status, eventName: capture.eventName };
  };
  const came = await Promise.all(rows.map(({ id }) => facts(other, id)));
  for (const { id } of before) expect(came).toContainEqual(await facts(app, id));
  const { capture } = await value(other, 'captures.get', { id: rows[0]?.id ?? '' });
  expect(capture).toMatchObject({ state: 'complete', remoteAddress: '', problem: { code: 'imported', message: 'Imported from the file out.har. It was not received here.' } });
});

test('an imported request keeps its own address, the usual port left out', async () => {
  const app = await openCore({ catch: false });
  const { id } = await value(app, 'import.curl', { text: "curl https://api.example.com/hooks -d '{}'" });
  const { text } = await value(app, 'records.copyAs', { direction: 'received', id, kind: 'curl', secrets: false });
  expect(text).toContain("--url 'https://api.example.com/hooks'");
});
