/** Where the reading of a chunked body stands. */
export type ChunkedStep = 'more' | 'done' | 'broken';

const lineLimitBytes = 16 * 1024;

/** Takes a chunked body apart as it arrives (RFC 9112 section 7.1). Chunk extensions and trailers are read over. */
export class ChunkedBody {
  /** What is wrong where `push` said `broken`: a phrase without capital or full stop. */
  problem = '';
  /** Bytes of the last pushed chunk that came after the end of the body. */
  surplusBytes = 0;

  private state: 'size' | 'data' | 'data-end' | 'trailers' = 'size';
  private left = 0;
  private line = '';
  private readonly onData: (data: Uint8Array) => void;

  /** `onData` gets the body's bytes, in order. */
  constructor(onData: (data: Uint8Array) => void) {
    this.onData = onData;
  }

  /** Reads on. After `done` or `broken` nothing more may be pushed. */
  push(chunk: Buffer): ChunkedStep {
    let at = 0;
    while (at < chunk.length) {
      if (this.state === 'data') {
        const taken = Math.min(this.left, chunk.length - at);
        this.onData(chunk.subarray(at, at + taken));
        at += taken;
        this.left -= taken;
        if (this.left === 0) this.state = 'data-end';
        continue;
      }
      const newline = chunk.indexOf(0x0a, at);
      const end = newline < 0 ? chunk.length : newline;
      this.line += chunk.toString('latin1', at, end);
      if (this.line.length > lineLimitBytes) return this.broken('a line between its chunks is over 16 KB long');
      if (newline < 0) return 'more';
      at = newline + 1;
      const step = this.endLine(this.line.endsWith('\r') ? this.line.slice(0, -1) : this.line);
      this.line = '';
      if (step !== 'more') {
        this.surplusBytes = chunk.length - at;
        return step;
      }
    }
    return 'more';
  }

  private endLine(line: string): ChunkedStep {
    switch (this.state) {
      case 'size': {
        const size = /^[ \t]*([0-9a-fA-F]{1,12})[ \t]*(?:;.*)?$/.exec(line)?.[1];
        if (size === undefined) return this.broken(`its chunk size is ${JSON.stringify(line.slice(0, 40))}`);
        this.left = Number.parseInt(size, 16);
        this.state = this.left === 0 ? 'trailers' : 'data';
        return 'more';
      }
      case 'data':
      case 'data-end':
        if (line !== '') return this.broken('a chunk is longer than its size says');
        this.state = 'size';
        return 'more';
      case 'trailers':
        return line === '' ? 'done' : 'more';
    }
  }

  private broken(problem: string): 'broken' {
    this.problem = problem;
    return 'broken';
  }
}
