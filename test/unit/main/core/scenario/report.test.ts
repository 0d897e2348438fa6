import { describe, expect, test } from 'vitest';
import { htmlReport } from '../../../../../src/main/core/scenario/report/html';
import { junitReport } from '../../../../../src/main/core/scenario/report/junit';
import type { ScenarioRun, StepResult } from '../../../../../src/shared/model/scenario-run';

const hostile = '</title><script>alert("1")</script> & \u0000\u001b[31m\ud800 ]]> 🧿';
const expectation = { expected: hostile, came: hostile, count: 1, seen: [{ kind: 'captured', id: 'req_1', atMs: 0, eventName: hostile, source: 'ui', status: 200, place: '/', remark: hostile }], fromMs: 0, untilMs: 5_000, decidedMs: 400 } as const;
const step = (index: number, state: StepResult['state']): StepResult => ({ index, line: index + 3, kind: 'expect', title: hostile, state, result: hostile, deliveryIds: [], deliveryCount: 0, startedMs: 0, endedMs: 400, expectation });
const run: ScenarioRun = {
  id: 'run_1',
  number: 1,
  scenarioId: 'own/a.yaml',
  scenarioName: hostile,
  state: 'done',
  startedAtMs: 0,
  elapsedMs: 1_234,
  scenarioMs: 74_040,
  seed: 42,
  scale: 60,
  counts: { held: 1, failed: 1, waiting: 0, skipped: 1, toCome: 0 },
  stepIndex: 2,
  stepCount: 3,
  sent: 2,
  captured: 2,
  eventsSha256: 'ab',
  endpoints: [{ name: 'receiver', target: 'x', url: 'http://127.0.0.1/?a=1&b="2"' }],
  parameters: [],
  steps: [step(0, 'held'), step(1, 'failed'), step(2, 'skipped')],
  text: 'name: a',
  deliveryIds: [],
  captureIds: [],
};

/** What XML 1.0 allows in a document, and nothing else. */
// oxlint-disable-next-line no-control-regex -- the very characters that are looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Tags open and close in pairs, and text between them holds no bare mark: well-formed, as far as this small writer can go wrong. */
function openTags(xml: string): readonly string[] {
  const open: string[] = [];
  let rest = xml.replace(/^<\?xml[^>]*\?>/, '');
  for (let match = /<(\/?)([a-z]+)((?:\s+[a-z]+="[^"<]*")*)\s*(\/?)>/.exec(rest); match !== null; match = /<(\/?)([a-z]+)((?:\s+[a-z]+="[^"<]*")*)\s*(\/?)>/.exec(rest)) {
    const [whole, closes, name = '', , empty] = match;
    expect(rest.slice(0, match.index)).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|#39);)/);
    if (closes === '/') expect(open.pop()).toBe(name);
    else if (empty !== '/') open.push(name);
    rest = rest.slice(match.index + whole.length);
  }
  expect(rest.trim()).toBe('');
  return open;
}

describe('JUnit XML', () => {
  test('is well-formed whatever the text, and counts cases as they are', () => {
    const xml = junitReport([run]);
    expect(xml).not.toMatch(forbidden);
    expect(openTags(xml)).toEqual([]);
    expect(xml).toContain('<testsuites tests="3" failures="1" errors="0" skipped="1">');
    expect(xml.match(/<testcase /g)).toHaveLength(3);
  });

  test('tells of a run that did not come to its end', () => {
    const xml = junitReport([{ ...run, state: 'broken', problem: 'Step 2: The claim is open.' }]);
    expect(openTags(xml)).toEqual([]);
    expect(xml).toContain('errors="1"');
    expect(xml).toContain('Step 2: The claim is open.');
  });
});

describe('the HTML report', () => {
  const html = htmlReport([run]);

  test('needs nothing from elsewhere and runs nothing', () => {
    expect(html).not.toMatch(/<script|<link|<img|<iframe|javascript:|\son[a-z]+=|url\(|@import/i);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('color-scheme: light dark');
  });

  test('shows hostile text as text', () => {
    expect(html).not.toMatch(forbidden);
    expect(html.split('</title>')).toHaveLength(2);
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
  });
});
