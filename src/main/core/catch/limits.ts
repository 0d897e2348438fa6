import type { CatchLimits } from './catch-port';

const megabyte = 1024 * 1024;

/** What the catch server does when nothing else is asked for. */
export const defaultCatchLimits: CatchLimits = {
  keptBodyBytes: 25 * megabyte,
  headerBytes: 256 * 1024,
  rawKeptBytes: megabyte,
  connections: 1000,
  headerTimeoutMs: 10_000,
  bodyTimeoutMs: 60_000,
  idleTimeoutMs: 30_000,
};

/** Memory for the bodies that all connections of a port hold at once; what is beyond it is counted and hashed, as beyond the limit of one body. */
export const heldBodyBytes = 512 * megabyte;

/** How long a connection stays open for reading after its last answer, so that the answer is not lost to a reset, in milliseconds. */
export const lingerMs = 1_000;

/** HTTP/1.0 lets a body end with the connection. Where the client then waits for its answer instead, the body ends after this much silence, in milliseconds. */
export const unsizedBodyQuietMs = 500;

/** Bytes of pipelined requests that may wait while an answer is on its way, before reading stops. */
export const pipelinedBytes = 256 * 1024;

/** Longest chunk size line with its extensions, in bytes. */
export const chunkLineBytes = 16 * 1024;
