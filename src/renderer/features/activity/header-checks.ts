import type { Check } from '../../../shared/model/check';

/** Which headers a check looks at, by its code, in lower case. */
const headersOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['event-name', ['event-name']],
  ['content-type', ['content-type']],
  ['body-encoding', ['content-encoding']],
  ['host', ['host']],
  ['web-page', ['origin', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest', 'sec-fetch-user']],
]);

const weight = { 'not-run': 0, pass: 1, warn: 2, fail: 3 } as const;

/** What the checks say of single headers, by their names in lower case; of several the gravest. */
export function headerChecks(checks: readonly Check[]): ReadonlyMap<string, Check> {
  const found = new Map<string, Check>();
  for (const check of checks) {
    for (const name of check.state === 'not-run' ? [] : (headersOf.get(check.code) ?? [])) {
      const before = found.get(name);
      if (before === undefined || weight[check.state] > weight[before.state]) found.set(name, check);
    }
  }
  return found;
}
