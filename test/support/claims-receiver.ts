import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The ways in which a receiver can be broken, each the one that a scenario of the library is there to find. */
export type Defect =
  | 'refuses-closed-by-token'
  | 'takes-old-for-new'
  | 'acts-on-every-copy'
  | 'loses-some-in-a-rush'
  | 'answers-its-own-changes'
  | 'acts-before-it-answers'
  | 'gives-up-on-one'
  | 'needs-a-user-id'
  | 'refuses-unknown-events'
  | 'hangs-up-on-big-bodies'
  | 'cleans-text';

/** How often the receiver is down: its first answers, for each body, are 503. */
export interface ReceiverOptions {
  readonly defect?: Defect;
  readonly failuresFirst?: number;
  /** Where it makes its own requests: what it acted on goes to `/passed-on`, what it writes back to `/provider-api`. */
  readonly passesOnTo: string;
}

/** A claims system of its own that takes webhooks: it keeps claims, knows repeats and old news, and passes on what it acted on. */
export interface ClaimsReceiver {
  readonly url: string;
  close(): Promise<void>;
}

const known = new Set(['claim.created', 'claim.closed', 'claim.reopened', 'claim.label_added', 'claim.label_removed', 'claim.assigned', 'claim.unassigned', 'claim.switched_type', 'contact.created']);
const bigBytes = 4 * 1024 * 1024;

interface Taken {
  readonly event: string;
  readonly source: string;
  readonly body: Buffer;
  readonly claim: { readonly id: unknown; readonly updated_at?: string } | undefined;
}

export async function claimsReceiver({ defect, failuresFirst = 0, passesOnTo }: ReceiverOptions): Promise<ClaimsReceiver> {
  const acted = new Set<string>();
  const newest = new Map<string, string>();
  const failures = new Map<string, number>();
  const heardOf = new Set<string>();
  const open: Promise<void>[] = [];
  let labels = 0;

  const post = (path: string, event: string, body: Buffer): void => {
    const done = new Promise<void>((resolve) => {
      const made = request(`${passesOnTo}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', 'event-name': event, 'content-length': body.byteLength } }, (answer) => answer.resume().on('end', resolve));
      made.on('error', () => resolve());
      made.end(body);
    });
    open.push(done);
  };
  const act = ({ event, source, body, claim }: Taken): void => {
    const text = body.toString('latin1');
    if (acted.has(text) && defect !== 'acts-on-every-copy' && defect !== 'acts-before-it-answers') return;
    acted.add(text);
    const key = String(claim?.id);
    const before = newest.get(key) ?? '';
    const now = claim?.updated_at ?? '';
    if (claim !== undefined && now < before && defect !== 'takes-old-for-new') return;
    if (claim !== undefined && now > before) newest.set(key, now);
    if (source === 'api' && defect === 'answers-its-own-changes') post('/provider-api', 'write-back', Buffer.from('{"label":"synchronised"}'));
    if (source === 'ui') post('/passed-on', event, defect === 'cleans-text' ? Buffer.from(body.toString().replaceAll('<', '&lt;')) : body);
  };
  const answer = (headers: IncomingMessage['headers'], body: Buffer, response: ServerResponse): void => {
    const parsed = JSON.parse(body.toString()) as { event_name: string; source: string; claim?: Taken['claim']; performed_by?: { user_id?: number } };
    const event = String(headers['event-name']);
    const taken: Taken = { event, source: parsed.source, body, claim: parsed.claim };
    heardOf.add(String(parsed.claim?.id));
    const failed = failures.get(body.toString('latin1')) ?? 0;
    if (failed < failuresFirst || (defect === 'gives-up-on-one' && [...heardOf].indexOf(String(parsed.claim?.id)) === 2)) {
      failures.set(body.toString('latin1'), failed + 1);
      if (defect === 'acts-before-it-answers') act(taken);
      response.writeHead(503).end('down');
      return;
    }
    if (event === 'claim.label_added') labels += 1;
    const refused =
      (defect === 'refuses-closed-by-token' && event === 'claim.closed' && parsed.source === 'api') ||
      (defect === 'needs-a-user-id' && parsed.performed_by?.user_id === undefined) ||
      (defect === 'refuses-unknown-events' && !known.has(event));
    if (refused) {
      response.writeHead(500).end('broken');
      return;
    }
    if (known.has(event) && !(defect === 'loses-some-in-a-rush' && labels % 50 === 49)) act(taken);
    response.writeHead(200).end('ok');
  };

  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    incoming.on('error', () => undefined);
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes > bigBytes && defect === 'hangs-up-on-big-bodies') incoming.destroy();
      else chunks.push(chunk);
    });
    incoming.on('end', () => {
      if (bytes > bigBytes) response.writeHead(413).end('too big');
      else answer(incoming.headers, Buffer.concat(chunks), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    async close() {
      await Promise.all(open);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
