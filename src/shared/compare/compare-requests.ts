import type { HeaderPair } from '../model/header';
import { compareHeaders, type FindingCounts, type HeaderComparison } from './compare-headers';
import type { CompareOptions } from './compare-options';
import { bodyFacts, compareBodies, type BodyComparison, type BodyFacts, type BodySide } from './compared-body';
import { createIgnoreList, type IgnoreCount } from './ignore-list';
import { meanings, type Meaning } from './meanings';

/** A request to compare: sent or captured. */
export interface RequestSide {
  readonly method: string;
  readonly target: string;
  /** Such as "1.1". */
  readonly httpVersion: string;
  readonly headers: readonly HeaderPair[];
  readonly body: BodySide;
}

/** Two requests beside each other. */
export interface RequestComparison {
  /** True where nothing that counts differs. Bodies that were compared by structure may differ in white space. */
  readonly same: boolean;
  readonly line: { readonly same: boolean; readonly a: string; readonly b: string };
  readonly headers: HeaderComparison;
  readonly body: BodyComparison;
  readonly facts: BodyFacts;
  readonly ignored: readonly IgnoreCount[];
  /** What the differences mean for a receiver. */
  readonly meanings: readonly Meaning[];
}

/** Compares two requests: request line, headers, body. Takes any bytes; never throws. */
export function compareRequests(a: RequestSide, b: RequestSide, options: CompareOptions): RequestComparison {
  const ignore = createIgnoreList(options.ignore);
  const line = { a: requestLine(a), b: requestLine(b) };
  const headers = compareHeaders(a.headers, b.headers, ignore);
  const body = compareBodies(a.body, b.body, options, ignore);
  const facts = bodyFacts(a.body.bytes, b.body.bytes);
  const sameLine = line.a === line.b;
  return {
    same: sameLine && differences(headers.counts) === 0 && differences(body.counts) === 0,
    line: { same: sameLine, ...line },
    headers,
    body,
    facts,
    ignored: ignore.applied(),
    meanings: meanings(a, b, headers, body, facts),
  };
}

/** How many differences count. */
export function differences(counts: FindingCounts): number {
  return counts.changed + counts.moved + counts['only-a'] + counts['only-b'];
}

function requestLine({ method, target, httpVersion }: RequestSide): string {
  return `${method} ${target}${httpVersion === '' ? '' : ` HTTP/${httpVersion}`}`;
}
