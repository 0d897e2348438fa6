import type { Server } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { CatchStartProblem, CatchStatus, PauseMode } from '../../../shared/model/catch-status';
import type { Ports } from '../ports';
import type { CatchLimits, CatchParts, CatchServer, ListenOptions } from './catch-port';
import { defaultAnswer } from './fixed-answers';
import { defaultCatchLimits, heldBodyBytes } from './limits';
import { closeServer, listen } from './listen';
import { MemoryBudget } from './memory-budget';
import { OpenConnections } from './open-connections';
import { anyHosts, hostAndPort, isLoopback, reachableAddresses } from './reach';
import { readCertificate } from './tls-arrival';

type Catching = Extract<CatchStatus, { readonly state: 'catching' }>;

const defaultGraceMs = 2_000;
const slowestCheckMs = 250;
const quickestCheckMs = 10;
const defaultPlan = { answer: defaultAnswer };

/** Makes a catch server that does not listen yet. It answers a request only after `parts.record` has put it on record. */
export function createCatchServer(parts: CatchParts, ports: Ports, limits: Partial<CatchLimits> = {}): CatchServer {
  // One object for all connections, so that changed limits are seen by those that are open.
  const inForce: { -readonly [Limit in keyof CatchLimits]: number } = { ...defaultCatchLimits, ...limits };
  const listeners = new Set<(status: CatchStatus) => void>();
  let servers: readonly Server[] = [];
  let status: CatchStatus = { state: 'stopped', problem: notStarted('127.0.0.1', 0) };
  /** What catching was like before it was paused, and how to listen again. */
  let catching: { readonly status: Catching; readonly options: ListenOptions } | undefined;
  let turnedAway = 0;
  let checking: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const connections = new OpenConnections({
    parts,
    ports,
    limits: inForce,
    budget: new MemoryBudget(heldBodyBytes),
    answerFor: (draft) => parts.answer?.(draft) ?? defaultPlan,
    turnsAway() {
      if (status.state !== 'paused') return false;
      turnedAway += 1;
      return true;
    },
  });

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
        connections.expire(ports.clock.monotonicMs());
        if (status.state === 'paused' && status.turnedAway !== turnedAway) tell({ ...status, turnedAway });
      },
      Math.max(quickestCheckMs, Math.min(slowestCheckMs, shortest / 10)),
    );
  }

  /** Listening ends at once; connections go on. */
  function stopListening(): void {
    for (const server of servers) void closeServer(server);
    servers = [];
  }

  function stopped(problem: CatchStartProblem): CatchStatus {
    return tell({ state: 'stopped', problem });
  }

  async function start(host: string, port: number, options: ListenOptions): Promise<CatchStatus> {
    stopListening();
    catching = undefined;
    if (!isLoopback(host) && options.beyondLoopback !== true) {
      return stopped({ code: 'not-permitted', message: `${host} can be reached from outside this computer, so Hookbench does not listen there.`, host, port });
    }
    let secureContext: SecureContext | undefined;
    if (options.certificate !== undefined) {
      const read = readCertificate(options.certificate);
      if (!read.ok) return stopped({ code: 'failed', message: read.message, host, port });
      secureContext = read.context;
    }
    tell({ state: 'starting' });
    const listening = await listen(host, port, (socket) => connections.accept(socket, secureContext));
    if (!listening.ok) return stopped(listening.problem);
    servers = listening.servers;
    for (const server of servers) server.on('error', (cause) => ports.logger.error('The catch server could not take a connection.', cause));
    startChecking();
    const scheme = secureContext === undefined ? 'http' : 'https';
    const outside = reachableAddresses(host);
    const inside = anyHosts.has(host) ? ['127.0.0.1', '::1'] : listening.hosts;
    const now: Catching = {
      state: 'catching',
      urls: inside.map((bound) => `${scheme}://${hostAndPort(bound, listening.port)}`),
      host,
      port: listening.port,
      ...(outside.length === 0 ? {} : { reachableAt: outside.map((address) => hostAndPort(address, listening.port)) }),
    };
    catching = { status: now, options };
    return tell(now);
  }

  async function pause(mode: PauseMode): Promise<CatchStatus> {
    if (catching === undefined || (status.state !== 'catching' && status.state !== 'paused')) return status;
    if (status.state === 'catching') turnedAway = 0;
    if (mode === 'refuse') stopListening();
    else if (servers.length === 0) {
      const again = await start(catching.status.host, catching.status.port, catching.options);
      if (again.state !== 'catching') return again;
    }
    const { urls, host, port } = catching.status;
    return tell({ state: 'paused', mode, urls, host, port, turnedAway });
  }

  async function resume(): Promise<CatchStatus> {
    if (status.state !== 'paused' || catching === undefined) return status;
    if (servers.length > 0) return tell(catching.status);
    return start(catching.status.host, catching.status.port, catching.options);
  }

  async function stop(graceMs: number): Promise<void> {
    const { host, port } = status.state === 'stopped' ? status.problem : status.state === 'starting' ? { host: '127.0.0.1', port: 0 } : status;
    stopListening();
    catching = undefined;
    await connections.end(graceMs);
    clearInterval(checking);
    checking = undefined;
    stopped(notStarted(host, port));
  }

  /** Starts and stops happen one after another, in the order in which they were asked for. */
  function inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.catch((cause: unknown) => ports.logger.error('The catch server could not be started or stopped.', cause));
    return mine;
  }

  return {
    listen: (host, port, options = {}) => inTurn(() => start(host, port, options)),
    pause: (mode) => inTurn(() => pause(mode)),
    resume: () => inTurn(resume),
    setLimits(changed) {
      Object.assign(inForce, changed);
      if (checking === undefined) return;
      clearInterval(checking);
      checking = undefined;
      startChecking();
    },
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

function notStarted(host: string, port: number): CatchStartProblem {
  return { code: 'failed', message: 'The catch server is not started.', host, port };
}
