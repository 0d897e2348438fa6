import type { Server, Socket } from 'node:net';
import type { CatchStatus } from '../../../shared/model/catch-status';
import type { Ports } from '../ports';
import type { CatchLimits, CatchParts, CatchServer } from './catch-port';
import { Connection } from './connection';
import type { ConnectionContext } from './connection';
import { defaultAnswer } from './fixed-answers';
import { defaultCatchLimits } from './limits';
import { closeServer, isLoopback, listen } from './listen';

const defaultGraceMs = 2_000;
const slowestCheckMs = 250;
const quickestCheckMs = 10;

/** Makes a catch server that does not listen yet. It answers a request only after `parts.record` has put it on record. */
export function createCatchServer(parts: CatchParts, ports: Ports, limits: Partial<CatchLimits> = {}): CatchServer {
  const inForce: CatchLimits = { ...defaultCatchLimits, ...limits };
  const connections = new Set<Connection>();
  const listeners = new Set<(status: CatchStatus) => void>();
  let servers: readonly Server[] = [];
  let status: CatchStatus = notListening('127.0.0.1', 0);
  let checking: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let allDone: (() => void) | undefined;

  const context: ConnectionContext = {
    parts,
    ports,
    limits: inForce,
    answerFor: () => defaultAnswer,
    onDone(connection) {
      connections.delete(connection);
      if (connections.size === 0) allDone?.();
    },
  };

  function accept(socket: Socket): void {
    const place = {
      remoteAddress: socket.remoteAddress ?? '',
      remotePort: socket.remotePort ?? 0,
      localAddress: socket.localAddress ?? '',
      localPort: socket.localPort ?? 0,
      secure: false,
    };
    connections.add(new Connection(socket, place, context, connections.size >= inForce.connections));
  }

  function tell(next: CatchStatus): CatchStatus {
    status = next;
    for (const listener of listeners) listener(next);
    return next;
  }

  /** One timer for all: a timer for each request would cost more than the request. */
  function startChecking(): void {
    if (checking !== undefined) return;
    const shortest = Math.min(inForce.headerTimeoutMs, inForce.bodyTimeoutMs, inForce.idleTimeoutMs);
    checking = setInterval(
      () => {
        const nowMs = ports.clock.monotonicMs();
        for (const connection of connections) connection.expire(nowMs);
      },
      Math.max(quickestCheckMs, Math.min(slowestCheckMs, shortest / 10)),
    );
  }

  async function stopListening(): Promise<void> {
    const closing = servers;
    servers = [];
    // `close` resolves when the last connection has ended; listening itself ends at once.
    for (const server of closing) void closeServer(server);
  }

  async function start(host: string, port: number): Promise<CatchStatus> {
    await stopListening();
    if (!isLoopback(host)) {
      return tell({ state: 'stopped', problem: { code: 'not-permitted', message: `${host} can be reached from outside this computer, so Hookbench does not listen there.`, host, port } });
    }
    tell({ state: 'starting' });
    const listening = await listen(host, port, accept);
    if (!listening.ok) return tell({ state: 'stopped', problem: listening.problem });
    servers = listening.servers;
    for (const server of servers) server.on('error', (cause) => ports.logger.error('The catch server could not take a connection.', cause));
    startChecking();
    return tell({ state: 'catching', urls: listening.hosts.map((bound) => `http://${bound.includes(':') ? `[${bound}]` : bound}:${listening.port}`), host, port: listening.port });
  }

  async function stop(graceMs: number): Promise<void> {
    const { host, port } = status.state === 'catching' ? status : status.state === 'stopped' ? status.problem : { host: '127.0.0.1', port: 0 };
    await stopListening();
    const finished = new Promise<void>((resolve) => {
      allDone = resolve;
    });
    for (const connection of connections) connection.stop();
    const grace = setTimeout(() => {
      for (const connection of connections) connection.abandon();
    }, graceMs);
    if (connections.size > 0) await finished;
    clearTimeout(grace);
    allDone = undefined;
    clearInterval(checking);
    checking = undefined;
    tell(notListening(host, port));
  }

  /** Starts and stops happen one after another, in the order in which they were asked for. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.catch((cause: unknown) => ports.logger.error('The catch server could not be started or stopped.', cause));
    return mine;
  }

  return {
    listen: (host, port) => inTurn(() => start(host, port)),
    status: () => status,
    onStatus(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close: (graceMs = defaultGraceMs) => inTurn(() => stop(graceMs)),
  };
}

function notListening(host: string, port: number): CatchStatus {
  return { state: 'stopped', problem: { code: 'failed', message: 'The catch server is not started.', host, port } };
}
