import type { Duplex } from 'node:stream';
import type { CaptureDraft } from '../../../shared/model/captured-request';
import type { Ports } from '../ports';
import type { CatchLimits, CatchParts, PlannedAnswer } from './catch-port';
import type { MemoryBudget } from './memory-budget';

/** What every connection of a catch port shares. */
export interface ConnectionContext {
  readonly parts: CatchParts;
  readonly ports: Ports;
  readonly limits: CatchLimits;
  readonly budget: MemoryBudget;
  /** The answer to a complete request, chosen before it is recorded, so that the record says it. */
  answerFor(request: CaptureDraft): PlannedAnswer;
  /** True where the request that has just come is turned away and not recorded; counts it. */
  turnsAway(): boolean;
}

/** The server's end of a connection. `reset` closes it the rough way. */
export interface ConnectionEnd {
  readonly stream: Duplex;
  reset(): void;
}

/** What is special about a connection from its start: it is one too many, or it speaks plain HTTP to a port that takes HTTPS. */
export type ConnectionKind = 'usual' | 'one-too-many' | 'plain-on-tls';
