import { createServer } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, programFolder, test } from './support/launch';

/** Content that runs as the page's own would: Playwright's evaluate is let past the policy, what a timer runs is not. */
const settleMs = 50;

test('the page has a sandbox, a context of its own, and two functions', async ({ start }) => {
  const { app, page } = await start();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // The types leave it out.
    return (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, webSecurity: true, nodeIntegration: false, nodeIntegrationInSubFrames: false, webviewTag: false });
  expect(preferences['nodeIntegrationInWorker'] ?? false).toBe(false);
  expect(preferences['allowRunningInsecureContent'] ?? false).toBe(false);
  expect(preferences['experimentalFeatures'] ?? false).toBe(false);
  expect(preferences['enableBlinkFeatures'] ?? '').toBe('');
  const seen = await page.evaluate(() => ({
    node: ['require', 'process', 'Buffer', 'module', 'global'].filter((name) => name in window),
    bridge: Object.keys(window.hookbench).toSorted(),
    kinds: Object.values(window.hookbench).map((value) => typeof value),
    origin: location.origin,
  }));
  expect(seen).toEqual({ node: [], bridge: ['call', 'subscribe'], kinds: ['function', 'function'], origin: 'app://hookbench' });
});

test('the policy comes as a header and lets nothing in but our own files', async ({ start }) => {
  const { page, takeProblems, close } = await start();
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const outside = `http://127.0.0.1:${address.port}`;

  const policy = await page.evaluate(async () => (await fetch('app://hookbench/')).headers.get('content-security-policy'));
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(policy).not.toContain('unsafe');

  const expected = ['connect-src', 'frame-src', 'img-src', 'script-src', 'script-src-attr', 'script-src-elem', 'style-src-elem'];
  const refused = await page.evaluate(
    ({ url, waitMs, violations }) =>
      new Promise<{ directives: string[]; effects: string[] }>((resolve) => {
        const directives: string[] = [];
        const effects: string[] = [];
        document.addEventListener('securitypolicyviolation', (event) => directives.push(event.effectiveDirective));
        Object.assign(window, { note: (effect: string) => effects.push(effect) });
        setTimeout(() => {
          const script = document.createElement('script');
          script.textContent = 'note("inline script")';
          document.body.append(script);
          const remote = document.createElement('script');
          remote.src = `${url}/script.js`;
          document.body.append(remote);
          const image = document.createElement('img');
          image.setAttribute('onerror', 'note("inline handler")');
          image.src = `${url}/image.png`;
          document.body.append(image);
          const frame = document.createElement('iframe');
          frame.src = `${url}/frame`;
          document.body.append(frame);
          const style = document.createElement('style');
          style.textContent = 'body { outline: 1px solid red }';
          document.body.append(style);
          try {
            (0, eval)('note("eval")');
          } catch {
            effects.push('eval threw');
          }
          const fetched = fetch(`${url}/fetch`).then(
            () => effects.push('fetch answered'),
            () => effects.push('fetch refused'),
          );
          // A frame's violation comes when the frame would be loaded: each of them is waited for, and then a while for what should not come.
          const seen = (): string[] => [...new Set(directives)].toSorted();
          const end = (): void => resolve({ directives: seen(), effects: effects.toSorted() });
          document.addEventListener('securitypolicyviolation', () => {
            if (seen().length >= violations) void fetched.then(() => setTimeout(end, waitMs));
          });
        });
      }),
    { url: outside, waitMs: settleMs, violations: expected.length },
  );
  expect(refused.effects).toEqual(['eval threw', 'fetch refused']);
  expect(refused.directives).toEqual(expected);
  expect(hits).toEqual([]);
  // Told to its end: what is refused is told in the console too, and not at once.
  await close();
  expect(takeProblems().length).toBeGreaterThan(0);
  server.close();
});

test('the page cannot go elsewhere, open a window, or download', async ({ start }) => {
  const { app, page } = await start();
  await page.evaluate(() => Object.assign(window, { stillHere: true }));
  const downloads = await app.evaluateHandle(({ session }) => {
    const seen: boolean[] = [];
    session.defaultSession.on('will-download', (event) => seen.push(event.defaultPrevented));
    return seen;
  });
  const navigations = await app.evaluateHandle(({ BrowserWindow }) => {
    const seen: string[] = [];
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-frame-navigate', (event) => seen.push(`${event.url} ${event.defaultPrevented ? 'prevented' : 'let through'}`));
    return seen;
  });
  const opened = await page.evaluate(() => window.open('https://example.com/') === null);
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['text']));
    link.download = 'text.txt';
    document.body.append(link);
    link.click();
  });
  await expect.poll(() => downloads.jsonValue()).toEqual([true]);
  const told: string[] = [];
  for (const url of ['https://example.com/', 'app://elsewhere/']) {
    await page.evaluate((target) => {
      location.href = target;
    }, url);
    told.push(`${url} prevented`);
    await expect.poll(() => navigations.jsonValue()).toEqual(told);
  }
  expect(opened).toBe(true);
  expect(await page.evaluate(() => [location.href, 'stillHere' in window])).toEqual(['app://hookbench/', true]);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('no permission is granted', async ({ start }) => {
  const { page } = await start();
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'persistent-storage', 'clipboard-read', 'clipboard-write', 'storage-access'];
    return Promise.all(names.map(async (name) => [name, (await navigator.permissions.query({ name: name as PermissionName })).state]));
  });
  expect(states.filter(([, state]) => state === 'granted')).toEqual([]);
  const media = await page.evaluate(() => navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'given', (error: unknown) => (error instanceof Error ? error.name : 'refused')));
  expect(media).not.toBe('given');
});

test('only our window may call', async ({ start }) => {
  const { app, page } = await start();
  const preload = join(programFolder, 'out/preload/preload.cjs');
  // Another page with the same bridge: of our own origin, and of another.
  const answers = await app.evaluate(
    async ({ BrowserWindow, session }, preloadPath) => {
      const stranger = session.fromPartition('stranger');
      stranger.protocol.handle('app', () => new Response('<!doctype html><title>stranger</title>', { headers: { 'Content-Type': 'text/html' } }));
      const found: unknown[] = [];
      for (const url of ['app://hookbench/', 'app://stranger/']) {
        const window = new BrowserWindow({ show: false, webPreferences: { preload: preloadPath, session: stranger } });
        await window.loadURL(url);
        found.push(await window.webContents.executeJavaScript("window.hookbench.call('snapshot.get', {})"));
        window.destroy();
      }
      return found;
    },
    preload,
  );
  const forbidden = { ok: false, error: { code: 'forbidden', message: 'Only the window of Hookbench may call.' } };
  expect(answers).toEqual([forbidden, forbidden]);
  const own = await page.evaluate(() => window.hookbench.call('snapshot.get', {}));
  expect(own.ok).toBe(true);
  const frame = await page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const inner = document.createElement('iframe');
        document.body.append(inner);
        resolve(inner.contentWindow !== null && 'hookbench' in inner.contentWindow);
      }),
  );
  expect(frame).toBe(false);
});

test('bad calls get an answer', async ({ start }) => {
  const { page } = await start();
  const codes = await page.evaluate(async () => {
    const calls: [unknown, unknown][] = [['no.such', {}], ['__proto__', {}], ['constructor', {}], [{}, {}], ['endpoints.delete', { id: 1 }], ['snapshot.get', () => 1]];
    const answers = await Promise.all(calls.map(([method, input]) => window.hookbench.call(method as string, input)));
    return answers.map((answer) => (answer.ok ? 'ok' : answer.error.code));
  });
  expect(codes).toEqual(['unknown-method', 'unknown-method', 'unknown-method', 'unknown-method', 'invalid', 'internal']);
});

test('the scheme serves the window’s files and nothing else', async ({ start }) => {
  const { app } = await start();
  const paths = ['index.html', '../../package.json', '%2e%2e/%2e%2e/package.json', '..%2f..%2fpackage.json', '..%5c..%5cpackage.json', '%00index.html', '/etc/passwd', '%2fetc%2fpasswd', 'assets', 'no-such.js', '%zz'];
  const statuses = await app.evaluate(
    ({ session }, all) => Promise.all(all.map(async (path) => [path, (await session.defaultSession.fetch(`app://hookbench/${path}`)).status] as const)),
    paths,
  );
  expect(statuses.filter(([, status]) => status !== 404)).toEqual([['index.html', 200]]);
});

test('nothing but our own files is asked for', async ({ start }) => {
  const { app, page, requestedUrls } = await start();
  await page.reload();
  expect(requestedUrls.length).toBeGreaterThan(0);
  expect(requestedUrls.filter((url) => !url.startsWith('app://hookbench/'))).toEqual([]);
  const outside = await app.evaluate(({ session }) => session.defaultSession.fetch('http://127.0.0.1:9/').then(() => 'answered', (error: unknown) => String(error)));
  expect(outside).toContain('ERR_BLOCKED_BY_CLIENT');
});
