import { expect, test } from 'vitest';
import { topLevelTexts } from '../../../../../src/main/core/checks/top-level-texts';
import { randomJson } from '../../../../support/random-json';
import { cpuMs } from '../../../../support/cpu-time';

function found(text: string): readonly (string | undefined)[] {
  return topLevelTexts(new TextEncoder().encode(text), ['event_name', 'source']);
}

test.each<[string, readonly (string | undefined)[]]>([
  ['{"event_name":"claim.closed","source":"ui"}', ['claim.closed', 'ui']],
  [' {\n"claim" : {"source":"x","event_name":["y"]}, "event_name" : "claim.closed" , "source":"api" } ', ['claim.closed', 'api']],
  ['{"claim":{"note":"\\",\\"source\\":\\"z\\\\"},"source":"ui"}', [undefined, 'ui']],
  ['{"source":"ui","source":"api"}', [undefined, 'api']],
  ['{"source":"ui","source":1}', [undefined, undefined]],
  ['{"source":{"a":"ui"}}', [undefined, undefined]],
  ['{"\\u0073ource":"\\u0075i"}', [undefined, 'ui']],
  [`{"source":"${'x'.repeat(300)}"}`, [undefined, undefined]],
  ['["source","ui"]', [undefined, undefined]],
  ['"source"', [undefined, undefined]],
  ['', [undefined, undefined]],
  ['{"source":"ui', [undefined, undefined]],
  ['{"source":"ui\\', [undefined, undefined]],
  ['}}{"source":"ui"', [undefined, undefined]],
])('%j', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test('finds what JSON.parse finds, wherever the members stand', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const { text, random } = randomJson(seed);
    const members = [`"claim":${text}`, '"event_name":"claim.closed"', `"source":${random() < 0.5 ? '"ui"' : text}`].sort(() => random() - 0.5);
    const body = `{${members.join(' , ')}}`;
    const { source } = JSON.parse(body) as { source: unknown };
    expect(found(body), body).toEqual(['claim.closed', typeof source === 'string' ? source : undefined]);
  }
});

test('looks through 25 MB at once', () => {
  const body = new TextEncoder().encode(`{"claim":[${'{"id":12345,"note":"some text"},'.repeat(800_000)}0],"source":"api"}`);
  const startedAtMs = cpuMs();
  expect(topLevelTexts(body, ['source'])).toEqual(['api']);
  expect(cpuMs() - startedAtMs).toBeLessThan(1_500);
});
