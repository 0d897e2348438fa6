import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { CatchLimits, CatchParts, CatchServer, ListenOptions } from '../../src/main/core/catch/catch-port';
import { createCatchServer } from '../../src/main/core/catch/catch-server';
import type { CaptureDraft } from '../../src/shared/model/captured-request';
import type { Clock } from '../../src/main/core/ports';
import { testPorts } from './test-ports';

/** A catch server on a free port whose records stay in memory. */
export interface Catching {
  readonly server: CatchServer;
  readonly port: number;
  readonly url: string;
  readonly drafts: readonly CaptureDraft[];
  readonly logged: readonly string[];
  /** Resolves with the records once that many have come. */
  received(count: number): Promise<readonly CaptureDraft[]>;
  /** The only record; waits for it. */
  only(): Promise<CaptureDraft>;
}

export interface CatchingOptions {
  readonly limits?: Partial<CatchLimits>;
  /** What becomes of a record; by default it is kept. */
  readonly record?: CatchParts['record'];
  readonly answer?: NonNullable<CatchParts['answer']>;
  readonly whenFull?: NonNullable<CatchParts['whenFull']>;
  readonly listen?: ListenOptions;
  /** The real one by default. With one that stands still no limit of time is over before the test moves it. */
  readonly clock?: Clock;
}

/** Opens a catch server; it is closed when the test ends. */
export async function catching(options: CatchingOptions = {}): Promise<Catching> {
  const drafts: CaptureDraft[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const ports = testPorts();
  const record: CatchParts['record'] = async (draft) => {
    drafts.push(draft);
    const recorded = await (options.record?.(draft) ?? { ok: true as const, id: `cap_${drafts.length}`, seq: drafts.length });
    for (const waiter of waiting) if (drafts.length >= waiter.count) waiter.resolve();
    return recorded;
  };
  const parts: CatchParts = { record, inspect: () => ({ eventName: null, source: null, checkState: 'not-run' }), ...(options.answer === undefined ? {} : { answer: options.answer }), ...(options.whenFull === undefined ? {} : { whenFull: options.whenFull }) };
  const server = createCatchServer(parts, { ...ports, clock: options.clock ?? ports.clock }, options.limits);
  onTestFinished(() => server.close(0));
  const status = await server.listen('127.0.0.1', 0, options.listen);
  if (status.state !== 'catching') throw new Error('The catch server did not start.');
  const received = async (count: number): Promise<readonly CaptureDraft[]> => {
    if (drafts.length < count) await new Promise<void>((resolve) => waiting.push({ count, resolve }));
    return drafts;
  };
  return {
    server,
    port: status.port,
    url: `http://127.0.0.1:${status.port}`,
    drafts,
    logged: ports.logged,
    received,
    async only() {
      const [draft] = await received(1);
      if (draft === undefined) throw new Error('There is no record.');
      return draft;
    },
  };
}

/** A client that knows only bytes. */
export interface RawClient {
  readonly socket: Socket;
  write(bytes: string | Uint8Array): Promise<void>;
  /** All that came so far, as latin1. */
  text(): string;
  /** Resolves once what came holds `wanted`, or the connection closed. */
  until(wanted: string): Promise<string>;
  /** Resolves with all that came when the connection is closed. */
  closed(): Promise<string>;
  /** Ends our side and resolves with all that came when the connection is closed. */
  end(bytes?: string | Uint8Array): Promise<string>;
  /** The system's word for how the connection failed, such as ECONNRESET. */
  failure(): string | undefined;
}

/** Opens a connection; it is closed when the test ends. */
export async function rawClient(port: number, host = '127.0.0.1'): Promise<RawClient> {
  const socket = connect({ port, host, allowHalfOpen: true, noDelay: true });
  let text = '';
  const whenChanged = new Set<() => void>();
  const changed = (): void => whenChanged.forEach((look) => look());
  socket.on('data', (bytes: Buffer) => {
    text += bytes.toString('latin1');
    changed();
  });
  let failure: string | undefined;
  socket.on('error', (error: NodeJS.ErrnoException) => {
    failure = error.code;
    changed();
  });
  socket.on('end', () => socket.end()).on('close', changed);
  onTestFinished(() => void socket.destroy());
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  const when = (holds: () => boolean): Promise<string> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!holds()) return;
        whenChanged.delete(look);
        resolve(text);
      };
      whenChanged.add(look);
      look();
    });
  return {
    socket,
    write: (bytes) => new Promise((resolve) => socket.write(toBytes(bytes), () => resolve())),
    text: () => text,
    failure: () => failure,
    until: (wanted) => when(() => text.includes(wanted) || socket.closed),
    closed: () => when(() => socket.closed),
    end(bytes) {
      if (bytes === undefined) socket.end();
      else socket.end(toBytes(bytes));
      return when(() => socket.closed);
    },
  };
}

/** Sends bytes, ends the client's side, and resolves with the whole answer. */
export async function exchange(port: number, bytes: string | Uint8Array): Promise<string> {
  const client = await rawClient(port);
  return client.end(bytes);
}

/** The statuses of answers that stand one after another. */
export function statuses(text: string): readonly number[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((match) => Number(match[1]));
}

/** Bytes as text, one character a byte; empty for nothing. */
export function latin1(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '' : Buffer.from(bytes).toString('latin1');
}

function toBytes(bytes: string | Uint8Array): Uint8Array {
  return typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
}
