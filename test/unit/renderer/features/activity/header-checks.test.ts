import { expect, test } from 'vitest';
import { headerChecks } from '../../../../../src/renderer/features/activity/header-checks';

test('a header has the gravest check that looks at it, and none where no check was run', () => {
  const found = headerChecks([
    { code: 'event-name', state: 'pass', title: 'Names agree' },
    { code: 'event-name', state: 'fail', title: 'Two Event-Name headers' },
    { code: 'content-type', state: 'not-run', title: 'Not judged' },
    { code: 'web-page', state: 'warn', title: 'A web page made this request' },
    { code: 'body-json', state: 'fail', title: 'Body is not valid JSON' },
  ]);
  expect(found.get('event-name')?.title).toBe('Two Event-Name headers');
  expect(found.get('origin')?.state).toBe('warn');
  expect([found.has('content-type'), found.size]).toEqual([false, 6]);
});
