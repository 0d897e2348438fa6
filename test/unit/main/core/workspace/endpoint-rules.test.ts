import { describe, expect, test } from 'vitest';
import { followCatchAddress, copyName, inserted, removed } from '../../../../../src/main/core/workspace/edit-workspace';
import { endpointProblem, urlProblem } from '../../../../../src/main/core/workspace/endpoint-rules';
import { firstWorkspace } from '../../../../../src/main/core/workspace/first-workspace';
import { isReachable, setupRequest } from '../../../../../src/main/core/workspace/setup-request';

describe('an endpoint', () => {
  test.each(['http://127.0.0.1:4455/hooks', 'https://example.com', 'http://[::1]:80/a?b=c', 'https://bücher.example/ü'])('may have the URL %s', (url) => {
    expect(urlProblem(url)).toBeUndefined();
  });
  test.each([['', 'Write the URL'], ['nowhere', 'not a URL'], ['ftp://a', 'Only http'], ['file:///etc/passwd', 'Only http'], ['javascript:alert(1)', 'Only http'], ['http://', 'not a URL'], ['https://me:secret@example.com', 'Authorization']])(
    'may not have the URL “%s”',
    (url, words) => {
      expect(urlProblem(url)).toContain(words);
    },
  );
  test.each([
    [['X Y', 'a'], 'letters, digits'],
    [['', 'a'], 'Give the header a name'],
    [['Event-Name', 'a'], 'by Hookbench itself'],
    [['X-A', 'a\nb'], 'control character'],
    [['X-A', 'a\u0000b'], 'control character'],
    [['X-A', '€'], 'cannot carry'],
  ] as const)('may not have the header %j', (header, words) => {
    expect(endpointProblem({ headers: [header] })?.message).toContain(words);
  });
  test('may have tabs and latin1 in a header value', () => {
    expect(endpointProblem({ headers: [['X-A', 'caf\u00e9\tau lait']] })).toBeUndefined();
  });
});

describe('lists of the workspace', () => {
  const key = (item: { id: string }): string => item.id;
  test('put a removed item back in its place', () => {
    const list = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    const out = removed(list, 'b', key);
    if (out === undefined) throw new Error('b was not found');
    expect(inserted(out.list, out.removed.item, out.removed.index, key)).toEqual(list);
  });
  test('give a copy a name of its own', () => {
    expect(copyName('Mirror', ['Mirror'])).toBe('Mirror copy');
    expect(copyName('Mirror', ['Mirror', 'Mirror copy', 'Mirror copy 2'])).toBe('Mirror copy 3');
  });
});

test('endpoints that point at the catch server follow its address, others stay', () => {
  const first = firstWorkspace('127.0.0.1', 4455);
  const local = first.endpoints[0];
  if (local === undefined) throw new Error('no endpoint');
  const workspace = { ...first, endpoints: [local, { ...local, id: 'b', url: 'http://localhost:4455/x?y=1' }, { ...local, id: 'c', url: 'http://127.0.0.1:44551/' }, { ...local, id: 'd', url: 'https://example.com:4455/' }] };
  const moved = followCatchAddress(workspace, { host: '127.0.0.1', port: 4455 }, { host: '127.0.0.1', port: 4456 });
  expect(moved.map((endpoint) => endpoint.url)).toEqual(['http://127.0.0.1:4456/hooks/claims', 'http://127.0.0.1:4456/x?y=1', 'http://127.0.0.1:44551/', 'https://example.com:4455/']);
});

describe('the set-up request', () => {
  test.each(['http://127.0.0.1', 'http://localhost:80', 'http://10.1.2.3', 'http://192.168.0.1', 'http://172.20.1.1', 'http://169.254.169.254', 'http://[::1]', 'http://[fe80::1]', 'http://[fd00::1]', 'http://printer.local', 'http://intranet', 'nonsense'])('says that %s cannot be reached', (url) => {
    expect(isReachable(url)).toBe(false);
  });
  test.each(['https://example.com', 'http://8.8.8.8', 'http://172.32.1.1', 'https://[2606:4700::1111]/'])('takes %s', (url) => {
    expect(isReachable(url)).toBe(true);
  });
  test('names URL, events and source as the provider’s page asks', () => {
    const [local] = firstWorkspace('127.0.0.1', 4455).endpoints;
    if (local === undefined) throw new Error('no endpoint');
    const endpoint = { ...local, id: 'x', url: 'https://fraud.example.com/v1/hooks', events: ['claim.created', 'claim.closed'], sources: 'ui-only' } as const;
    expect(setupRequest([endpoint, local], 'John Smith')).toEqual({
      subject: 'Please set up a webhook endpoint',
      body: 'Hello,\n\nPlease set up this webhook endpoint on our account.\n\nURL: https://fraud.example.com/v1/hooks\nEvents: claim.created, claim.closed\nSource: UI only, please leave out changes made through the API\n\nThank you,\nJohn Smith\n',
      chat: 'Please set up this webhook endpoint on our account:\n\nURL: https://fraud.example.com/v1/hooks\nEvents: claim.created, claim.closed\nSource: UI only, please leave out changes made through the API\n',
      markdown: 'Please set up this webhook endpoint on our account:\n\n- **URL:** `https://fraud.example.com/v1/hooks`\n  - **Events:** `claim.created`, `claim.closed`\n  - **Source:** UI only, please leave out changes made through the API\n',
      unreachable: ['ep_local'],
    });
    expect(setupRequest([local], undefined)).toMatchObject({ body: '', chat: '', markdown: '' });
  });
  test('nothing that was written in an address is markup', () => {
    const [local] = firstWorkspace('127.0.0.1', 4455).endpoints;
    if (local === undefined) throw new Error('no endpoint');
    const { markdown } = setupRequest([{ ...local, url: 'https://a.example.com/``x`[y](z)`' }, { ...local, url: 'https://b.example.com/', events: [] }], undefined);
    expect(markdown).toContain('these webhook endpoints');
    expect(markdown).toContain('- **URL:** ``` https://a.example.com/``x`[y](z)` ```\n');
    expect(markdown).toContain('- **URL:** `https://b.example.com/`\n  - **Events:** none chosen yet\n');
  });
});
