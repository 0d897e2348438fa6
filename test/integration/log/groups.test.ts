import { expect, test } from 'vitest';
import type { AttemptOutcome } from '../../../src/shared/model/attempt';
import type { GroupBy } from '../../../src/shared/model/record-group';
import type { WantedLines } from '../../../src/main/core/log/groups/group-lines';
import type { Log } from '../../../src/main/core/log/log';
import { logPath } from '../../../src/main/core/log/log-files';
import { connectForReading } from '../../../src/main/core/log/read-connection';
import { IndexWriter } from '../../../src/main/core/log/search/index-writer';
import { captureDraft, eventRecord, queuedDelivery } from '../../support/log-drafts';
import { openTestLog, written } from '../../support/open-test-log';
import { plainGroup, plainLine, plainLines, type PlainLine, type PlainMember } from '../../support/plain-groups';
import { queryOf } from '../../support/query-of';
import { seededRandom } from '../../support/seeded-random';
import { temporaryFolder } from '../../support/temporary-folder';

const t0 = 1_790_000_000_000;

/** Bodies with what their record is about. */
const bodies: readonly (readonly [body: string, subject: string | undefined])[] = [
  ['{"claim":{"id":4211}}', 'claim:4211'],
  ['{"claim":{"id":"4211"},"contact":{"id":7}}', 'claim:4211'],
  ['{"claim":{"id":4211.0}}', 'claim:4211.0'],
  ['{"claim":{"id":12345678901234567890}}', 'claim:12345678901234567890'],
  ['{"claim":{"id":12345678901234567891}}', 'claim:12345678901234567891'],
  ['{"claim":{"id":"CLM-1"}}', 'claim:CLM-1'],
  ['{"claim":{"id":"clm-1"}}', 'claim:clm-1'],
  ['{"claim":{"id":1,"id":2}}', 'claim:2'],
  ['[{"claim":[{"id":5},{"id":5}]}]', 'claim:5'],
  ['{"contact":{"id":7,"name":"Priya Nair"}}', 'contact:7'],
  ['{"claim":{"id":null},"contact":{"id":7}}', 'contact:7'],
  ['{"claim":{"id":{"id":1}}}', undefined],
  ['{"claim":{"id":""}}', undefined],
  ['no JSON', undefined],
  ['{"data":{"claim":{"id":4211}}}', undefined],
];

interface Sent {
  readonly id: string;
  readonly eventId: string;
  readonly position: number;
  attempts: number;
}

/** Writes random records and keeps what they are. */
class Story {
  members: PlainMember[] = [];
  readonly #random = seededRandom(11);
  readonly #log: Log;
  readonly #events: { readonly id: string; readonly subject: string | undefined }[] = [];
  readonly #sent: Sent[] = [];
  #number = 0;

  constructor(log: Log) {
    this.#log = log;
  }

  #pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.#random() * items.length)] as T;
  }

  async step(): Promise<void> {
    const kind = this.#random();
    if (kind < 0.25) await this.#send();
    else if (kind < 0.35) await this.#again();
    else if (kind < 0.65) await this.#attempt();
    else if (kind < 0.95) await this.#capture(undefined);
    else await this.#pin();
  }

  #deliveries(eventId: string, count: number) {
    return Array.from({ length: count }, () => {
      this.#number += 1;
      return queuedDelivery(`dlv_${this.#number}`, eventId, this.#random() < 0.3 ? { state: 'not-delivered', reason: 'disabled' } : {});
    });
  }

  #addSent(summaries: readonly { readonly id: string; readonly position: number; readonly state: string }[], event: { readonly id: string; readonly subject: string | undefined }): void {
    for (const { id, position, state } of summaries) {
      if (state !== 'not-delivered') this.#sent.push({ id, eventId: event.id, position, attempts: 0 });
      this.members.push({ position, direction: 'sent', eventId: event.id, captureId: undefined, message: undefined, subject: event.subject, failing: false });
    }
  }

  async #send(): Promise<void> {
    this.#number += 1;
    const id = 100 + Math.floor(this.#random() * 4);
    const event = { id: `evt_${this.#number}`, subject: `claim:${id}` };
    this.#events.push(event);
    this.#addSent(written(await this.#log.addEvent({ ...eventRecord(event.id), subjectText: `{"id":${id},"reference":"MTR-${id}"}` }, this.#deliveries(event.id, 1 + Math.floor(this.#random() * 3)))), event);
  }

  async #again(): Promise<void> {
    const event = this.#pick(this.#events);
    if (event === undefined || !this.members.some(({ eventId, direction }) => eventId === event.id && direction === 'sent')) return;
    this.#addSent(written(await this.#log.addDeliveries(event.id, this.#deliveries(event.id, 1))), event);
  }

  /** An attempt, its body about something of its own, with the request captured before its end, after it, or elsewhere. */
  async #attempt(): Promise<void> {
    const sent = this.#pick(this.#sent);
    if (sent === undefined || !this.members.some(({ position }) => position === sent.position)) return;
    sent.attempts += 1;
    this.#number += 1;
    const port = 10_000 + this.#number;
    const [body, subject] = this.#pick(bodies);
    written(await this.#log.startAttempt(sent.id, sent.attempts, t0, { method: 'POST', target: '/', headers: [], body: Buffer.from(body) }));
    const caught = this.#random();
    if (caught < 0.4) await this.#capture({ eventId: sent.eventId, position: sent.position, port });
    // Whoever asks now sees the request stand for itself: its attempt has not ended.
    if (this.#random() < 0.5) await this.#log.groupLines(queryOf(''), 'all', { by: 'event', folded: false, except: [], from: 0, limit: 1 });
    const connection = { localAddress: '127.0.0.1', localPort: port, remoteAddress: '127.0.0.1', remotePort: 4455, reused: false };
    const failed = this.#random() < 0.3;
    const outcome: AttemptOutcome = { startedAtMs: t0, timings: { totalMs: 10 }, connection };
    written(await this.#log.finishAttempt(sent.id, sent.attempts, outcome, failed ? 'failed' : 'delivered'));
    if (caught >= 0.4 && caught < 0.7) await this.#capture({ eventId: sent.eventId, position: sent.position, port });
    this.#change(sent.position, (member) => ({ ...member, failing: failed, subject: this.#subjectAfter(sent, subject) }));
  }

  readonly #subjects = new Map<string, (string | undefined)[]>();

  /** Of the last attempt that names a claim, or else of the last that names a contact. */
  #subjectAfter({ id }: Sent, subject: string | undefined): string | undefined {
    const all = [...(this.#subjects.get(id) ?? []), subject];
    this.#subjects.set(id, all);
    return all.findLast((each) => each?.startsWith('claim')) ?? all.findLast((each) => each !== undefined);
  }

  async #capture(cause: { readonly eventId: string; readonly position: number; readonly port: number } | undefined): Promise<void> {
    const [text, subject] = this.#pick(bodies);
    const body = Buffer.from(text);
    const value = this.#pick(['m1', 'a-much-longer-message-id-0001', 'M1']);
    const numbered = this.#random();
    const headers: readonly (readonly [string, string])[] = numbered < 0.2 ? [['Webhook-Id', value]] : numbered < 0.3 ? [['X-GitHub-Delivery', value], ['X-Other', 'x']] : [];
    const message = headers.length === 0 ? undefined : `${headers.length === 1 ? 'webhook-id' : 'x-github-delivery'}:${value}`;
    const failing = this.#random() < 0.2;
    const place = written(
      await this.#log.addCapture(captureDraft({ receivedAtMs: t0, body, bodyBytes: body.length, headers, remotePort: cause?.port ?? 9, ...(failing ? { checkState: 'fail' as const } : {}) })),
    );
    this.#causes.set(place.position, cause?.position);
    this.members.push({ position: place.position, direction: 'received', eventId: cause?.eventId, captureId: place.id, message, subject, failing });
  }

  readonly #causes = new Map<number, number | undefined>();

  async #pin(): Promise<void> {
    const member = this.#pick(this.members);
    if (member !== undefined) written(await this.#log.setPinned([member.position], this.#random() < 0.5));
  }

  #change(position: number, change: (member: PlainMember) => PlainMember): void {
    this.members = this.members.map((member) => (member.position === position ? change(member) : member));
  }

  /** Records went: those that are left, and of the requests whose delivery went, that they stand for themselves. */
  keep(positions: ReadonlySet<number>): void {
    this.members = this.members
      .filter(({ position }) => positions.has(position))
      .map((member) => {
        const cause = this.#causes.get(member.position);
        return cause !== undefined && !positions.has(cause) ? { ...member, eventId: undefined } : member;
      });
  }
}

async function allLines(log: Log, wanted: Partial<WantedLines> & { readonly by: GroupBy }, query = '', pageLines = 500): Promise<readonly PlainLine[]> {
  const lines: PlainLine[] = [];
  for (;;) {
    const page = await log.groupLines(queryOf(query), 'all', { folded: false, except: [], ...wanted, from: lines.length, limit: pageLines });
    lines.push(...page.lines.map(plainLine));
    expect(page.searched).toBe(page.logTotal);
    if (lines.length >= page.total) return lines;
  }
}

async function expectGroups(log: Log, { members }: Story, random: () => number): Promise<void> {
  for (const by of ['event', 'claim'] as const) {
    expect(await allLines(log, { by })).toEqual(plainLines(by, members, false, []));
    const ids = [...new Set(members.map((member) => plainGroup(by, member)))].filter(() => random() < 0.3);
    const folded = random() < 0.5;
    const received = members.filter(({ direction }) => direction === 'received');
    expect(await allLines(log, { by, folded, except: [...ids, 'claim:of nobody', 'event:evt_gone', 'request:cap_99999'] }, 'direction:received', 7)).toEqual(plainLines(by, received, folded, ids));
    const group = ids[0];
    if (group !== undefined) {
      const chosen = { query: queryOf(''), quick: 'all', from: 0, to: 1_000_000, except: [], records: [], groups: { by, each: [{ id: group, to: 1_000_000 }] } } as const;
      const wanted = members.filter((member) => plainGroup(by, member) === group).map(({ position }) => position);
      expect((await log.chosenRows(chosen, 0, 500)).map(({ position }) => position)).toEqual(wanted.sort((one, other) => one - other));
      expect((await log.chosenSummary(chosen)).records).toBe(wanted.length);
      const several = ids.map((id) => ({ id, to: id === group ? 1_000_000 : 40 }));
      const ofSeveral = members.filter((member) => several.some(({ id, to }) => plainGroup(by, member) === id && member.position <= to)).length;
      expect((await log.chosenSummary({ ...chosen, groups: { by, each: [...several, { id: 'claim:of nobody', to: 9 }] } })).records).toBe(ofSeveral);
    }
  }
}

test('groups are those of a plain look at every record, while records come, change and go, with the index and without', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  const random = seededRandom(5);
  const story = new Story(log);
  for (let round = 1; round <= 14; round += 1) {
    for (let step = 0; step < 20; step += 1) await story.step();
    if (round % 4 === 0) {
      const kept = story.members.length - 40;
      written(await log.setRetention({ maxRecords: kept, maxBytes: Number.MAX_SAFE_INTEGER }));
      await expect.poll(async () => (await log.usage()).records).toBeLessThanOrEqual(kept);
      written(await log.setRetention({ maxRecords: Number.MAX_SAFE_INTEGER, maxBytes: Number.MAX_SAFE_INTEGER }));
      story.keep(new Set((await log.activityPage(queryOf(''), 'all', 0, 10_000)).rows.map(({ position }) => position)));
    }
    await expectGroups(log, story, random);
  }
  await log.close();

  const reading = connectForReading(logPath(folder));
  const { writer } = IndexWriter.open(folder, reading);
  while (writer.step().left > 0);
  writer.close();
  reading.close();
  const again = await openTestLog(folder, { mode: 'read' });
  expect(await again.unindexed()).toBe(0);
  await expectGroups(again, story, random);
  await again.close();
});

test('an answer may come before every record was looked at, says so, and the next one goes on', async () => {
  const log = await openTestLog(temporaryFolder());
  const bodyOf = (id: number): Buffer => Buffer.from(JSON.stringify({ claim: { id }, note: 'long '.repeat(2_000) }));
  for (let done = 0; done < 900; done += 300) await Promise.all(Array.from({ length: 300 }, async (_, at) => written(await log.addCapture(captureDraft({ body: bodyOf((done + at) % 9) })))));
  const ask = () => log.groupLines(queryOf(''), 'all', { by: 'claim', folded: true, except: [], from: 0, limit: 100 }, 0);
  const first = await ask();
  expect(first.searched).toBeGreaterThan(0);
  expect(first.searched).toBeLessThan(900);
  expect(first.records).toBe(first.searched);
  // One more comes meanwhile: it is at the top as soon as it was looked at.
  written(await log.addCapture(captureDraft({ body: bodyOf(4) })));
  const next = await ask();
  expect(next.lines[0]).toMatchObject({ group: { id: 'claim:4' } });
  expect(next.searched).toBeGreaterThan(first.searched);
  const whole = await log.groupLines(queryOf(''), 'all', { by: 'claim', folded: true, except: [], from: 0, limit: 100 });
  expect(whole).toMatchObject({ searched: 901, groups: 9, records: 901 });
  await log.close();
});

test('codes are given anew where most of them stand for nothing any more', async () => {
  const log = await openTestLog(temporaryFolder());
  const records = 1_000;
  const positions: number[] = [];
  for (let at = 0; at < records; at += 500) positions.push(...(await Promise.all(Array.from({ length: 500 }, async (_, each) => written(await log.addCapture(captureDraft({ body: Buffer.from('{}'), headers: each === 0 ? [['Svix-Id', 'one']] : [] }))).position))));
  const ask = () => log.groupLines(queryOf(''), 'all', { by: 'event', folded: false, except: [], from: 0, limit: 500 });
  const before = await ask();
  expect(before).toMatchObject({ groups: records - 1, records });
  // Each change of a request that stands alone gives it another code; the first and the last ones keep theirs until all get new ones.
  for (let round = 0; round < 20; round += 1) {
    written(await log.setPinned(positions.slice(10, -10), round % 2 === 0));
    await ask();
  }
  expect((await ask()).lines).toEqual(before.lines);
  await log.close();
});
