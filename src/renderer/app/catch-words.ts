import type { CatchStartProblem, CatchStatus, CatchSurroundings, FullMode, PausedStatus, PauseMode, StorageUsage } from '../../shared/model/catch-status';

/** What the chip says in a few words where nothing is caught. */
export function catchProblemWords({ code, host, port }: CatchStartProblem): string {
  switch (code) {
    case 'port-in-use':
      return `port ${port} is in use`;
    case 'not-permitted':
      return `port ${port} is not permitted`;
    case 'no-such-address':
      return `${host} is not an address of this computer`;
    case 'failed':
      return `${host}:${port} could not be opened`;
  }
}

const fullAnswers: Readonly<Record<FullMode, string>> = { 'answer-507': '507', 'answer-503': '503', 'hang-up': 'no answer' };

/** What senders get while nothing can be recorded, in the words of chip, status bar and banner. */
export function storageProblemWords({ code }: NonNullable<StorageUsage['problem']>, whenFull: FullMode): string {
  switch (code) {
    case 'disk-full':
      return `Disk full, senders get ${fullAnswers[whenFull]}`;
    case 'not-writable':
      return 'Log not writable, senders get 500';
    case 'failed':
      return 'Not recording, senders get 500';
  }
}

/** What becomes of requests while catching is paused. */
export function pauseWords(mode: PauseMode): string {
  return mode === 'refuse' ? 'connections are refused' : 'answers 503';
}

/** How many requests all paused ports turned away together. */
export function turnedAwayBy(status: PausedStatus, { ports }: CatchSurroundings): number {
  return ports.reduce((sum, port) => sum + (port.status.state === 'paused' ? port.status.turnedAway : 0), status.turnedAway);
}

/** The address that senders are given: the first that is listened on. */
export function catchUrl(status: Extract<CatchStatus, { state: 'catching' | 'paused' }>): string {
  return status.urls[0] ?? `http://${status.host}:${status.port}`;
}

/** A URL in the parts that the chip draws apart: in a narrow window only the rest stands. */
export function splitScheme(url: string): { readonly scheme: string; readonly rest: string } {
  const end = url.indexOf('://');
  return end === -1 ? { scheme: '', rest: url } : { scheme: url.slice(0, end + 3), rest: url.slice(end + 3) };
}
