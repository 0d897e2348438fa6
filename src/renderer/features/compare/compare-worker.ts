import { compareBytes } from '../../../shared/compare/compare-bytes';
import { compareRequests, type RequestSide } from '../../../shared/compare/compare-requests';
import { compareText, listLines } from '../../../shared/compare/compare-text';
import { mostRows } from '../../../shared/compare/compared-body';
import { formatJson } from '../../../shared/json/format-json';
import { decodeBytes } from '../../ui/decode-bytes';
import { rowsOf, withRuns, type CompareJob, type CompareMessage, type CompareResults, type HeldRequest, type JobMessage } from './compare-jobs';

const rowsAMessage = 1_000;

function sideOf({ body, ...request }: HeldRequest): RequestSide {
  const { text, invalidBytes } = decodeBytes(body.plain ?? body.bytes);
  return { ...request, body: { bytes: body.bytes, text: invalidBytes === 0 ? text : undefined, whole: body.whole } };
}

function laidOut(text: string): string {
  const formatted = formatJson(text);
  return formatted.ok ? formatted.text : text;
}

function resultOf(job: CompareJob): CompareResults[CompareJob['kind']] {
  switch (job.kind) {
    case 'pair':
      return compareRequests(sideOf(job.a), sideOf(job.b), job.options);
    case 'text': {
      const [a, b] = [decodeBytes(job.a).text, decodeBytes(job.b).text];
      return listLines(job.laidOut ? compareText(laidOut(a), laidOut(b)) : compareText(a, b), mostRows);
    }
    case 'bytes':
      return compareBytes(job.a, job.b);
  }
}

const runs = new Map<number, Uint8Array>();

self.onmessage = ({ data }: MessageEvent<JobMessage>): void => {
  if ('piece' in data) {
    const run = runs.get(data.run) ?? new Uint8Array(data.sizeBytes);
    runs.set(data.run, run);
    run.set(data.piece, data.from);
    return;
  }
  const post = (message: CompareMessage): void => self.postMessage(message);
  const { rows, around } = rowsOf(resultOf(withRuns(data.job, (run) => runs.get(run) ?? new Uint8Array(0))));
  for (let from = 0; from < rows.length; from += rowsAMessage) post({ rows: rows.slice(from, from + rowsAMessage) });
  post({ rest: around([]) });
};
