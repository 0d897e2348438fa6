import { compareBytes } from '../../../shared/compare/compare-bytes';
import { compareRequests } from '../../../shared/compare/compare-requests';
import { compareSeries, contentsOf } from '../../../shared/compare/compare-series';
import { compareText, listLines } from '../../../shared/compare/compare-text';
import { mostRows } from '../../../shared/compare/compared-body';
import { formatJson } from '../../../shared/json/format-json';
import type { CompareJob, CompareResults } from './compare-jobs';

function laidOut(text: string): string {
  const formatted = formatJson(text);
  return formatted.ok ? formatted.text : text;
}

function resultOf(job: CompareJob): CompareResults[CompareJob['kind']] {
  switch (job.kind) {
    case 'pair':
      return compareRequests(job.a, job.b, job.options);
    case 'text':
      return listLines(job.laidOut ? compareText(laidOut(job.a), laidOut(job.b)) : compareText(job.a, job.b), mostRows);
    case 'bytes':
      return compareBytes(job.a, job.b);
    case 'series': {
      const contents = contentsOf([...job.a, ...job.b].map(({ text }) => text), job.options);
      const items = [...job.a, ...job.b].map(({ key }, index) => ({ key, content: contents[index] ?? -1 }));
      return compareSeries(items.slice(0, job.a.length), items.slice(job.a.length));
    }
  }
}

self.onmessage = (event: MessageEvent<CompareJob>): void => self.postMessage(resultOf(event.data));
