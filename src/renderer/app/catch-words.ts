import type { CatchStatus } from '../../shared/model/catch-status';

/** What the chip says in a few words where nothing is caught. */
export function catchProblemWords(status: Extract<CatchStatus, { state: 'stopped' }>): string {
  const { code, host, port } = status.problem;
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

/** The address that senders are given: the first that is listened on. */
export function catchUrl(status: Extract<CatchStatus, { state: 'catching' }>): string {
  return status.urls[0] ?? `http://${status.host}:${status.port}`;
}

/** A URL in the parts that the chip draws apart: in a narrow window only the rest stands. */
export function splitScheme(url: string): { readonly scheme: string; readonly rest: string } {
  const end = url.indexOf('://');
  return end === -1 ? { scheme: '', rest: url } : { scheme: url.slice(0, end + 3), rest: url.slice(end + 3) };
}
