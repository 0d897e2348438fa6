import { existsSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { axeFindings } from './support/axe';
import { call } from './support/call';
import { holdAnswer } from './support/held-answer';
import { expect, test } from './support/launch';
import { receiver } from './support/receiver';

const text = 'name: Two visits\nseed: 1\nendpoints:\n  receiver: Slow bridge\nsteps:\n  - do: create claim\n  - prompt: Go on when you have seen it\n';

const written = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

test('a scenario is changed in another program, and typed text is never lost over it', async ({ start }) => {
  const { page, app, dataFolder } = await start();
  await expect(page.locator('[data-app-state="ready"]')).toBeVisible();
  await call(page, 'scenarios.save', { name: 'Two visits', text });
  const file = join(dataFolder, 'scenarios', 'two-visits.yaml');
  await page.keyboard.press('Control+4');
  await page.getByRole('option', { name: /^Two visits/ }).click();
  const editor = page.getByRole('textbox', { name: 'Scenario as YAML' });
  await expect(editor).toContainText('name: Two visits');

  // The system has no editor here: what it is asked to open is what counts, and what it says when it cannot.
  await app.evaluate(({ shell }) => {
    shell.openPath = async (path) => `no program opens ${path.endsWith('two-visits.yaml') ? 'this' : 'that'}`;
  });
  await page.getByRole('button', { name: 'Open in editor' }).click();
  await expect(page.getByText(/^two-visits\.yaml could not be opened in an editor: no program opens this\. It is at /)).toBeVisible();

  writeFileSync(file, `${text}  - note: written elsewhere\n`);
  await expect(editor).toContainText('note: written elsewhere');
  await expect(page.getByText('two-visits.yaml was changed outside', { exact: true })).toBeVisible();

  const status = page.getByRole('contentinfo', { name: 'Status' });
  await expect(status).toContainText('14 scenarios');
  writeFileSync(file, `${text}  - oops: 1\n`);
  await expect(status.getByRole('button', { name: '1 file has an error' })).toBeVisible();
  writeFileSync(file, text);
  await expect(status.getByRole('button', { name: '1 file has an error' })).toHaveCount(0);
  await expect(editor).not.toContainText('oops');

  // Typed here and written there at the same time: asked, and nothing is saved meanwhile.
  await editor.click();
  await page.keyboard.press('Control+End');
  // Until the window's clock goes on, what is typed is not saved.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 1_000);
  await page.keyboard.insertText('  - note: mine\n');
  writeFileSync(file, `${text}  - note: theirs\n`);
  const notice = page.getByRole('alert').filter({ hasText: 'two-visits.yaml was changed outside while you were typing' });
  await expect(notice).toBeVisible();
  await page.clock.resume();
  expect(await axeFindings(page)).toEqual([]);
  expect(readFileSync(file, 'utf8')).toContain('theirs');
  await expect(editor).toContainText('note: mine');
  await notice.getByRole('button', { name: 'Keep mine' }).click();
  await expect.poll(() => written(file)).toContain('note: mine');
  await expect(page.getByRole('status').filter({ hasText: /^saved$/ })).toBeVisible();

  // Typed on while the answer to a save is on its way: that save is nobody else's, and what was typed is saved after it.
  const letSave = await holdAnswer(app, 'scenarios.save');
  const letList = await holdAnswer(app, 'scenarios.list');
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('  - note: one\n');
  await expect.poll(() => written(file)).toContain('note: one');
  await page.keyboard.insertText('  - note: two\n');
  // The folder has told of the change, and the window has had the time to look.
  await letList();
  await call(page, 'scenarios.list', {});
  await letSave();
  await expect.poll(() => written(file)).toContain('note: two');
  await expect(notice).toHaveCount(0);

  rmSync(file);
  const gone = page.getByRole('alert').filter({ hasText: 'two-visits.yaml is no longer in the folder' });
  await gone.getByRole('button', { name: 'Save it again' }).click();
  await expect.poll(() => written(file)).toContain('note: mine');
  await expect(gone).toHaveCount(0);
});

test('presenter mode draws what a receiver that fails makes of a delivery', async ({ start }) => {
  const { app, page } = await start();
  await expect(page.locator('[data-app-state="ready"]')).toBeVisible();
  const target = await receiver([503, 200]);
  await call(page, 'endpoints.add', { name: 'Slow bridge', url: target.url, events: ['claim.created'], retry: { kind: 'fixed', delaySeconds: 600, retries: 2 } });
  await call(page, 'scenarios.save', { name: 'Two visits', text });
  // The first of the shelf opens by itself, yet never over the one that was chosen since.
  const letFirst = await holdAnswer(app, 'scenarios.read');
  await page.keyboard.press('Control+4');
  await page.getByRole('option', { name: /^Two visits/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Two visits' })).toBeVisible();
  await letFirst();
  await page.getByRole('tab', { name: 'Run', exact: true }).click();
  await page.getByRole('button', { name: 'Present' }).click();
  await expect(page.getByRole('heading', { name: 'Slow bridge what happens now' })).toBeVisible();
  await expect(page.getByRole('img', { name: /^1st attempt, answered 503 (at once|after [\d.]+ s)\. 2nd attempt, the same event, in ([5-9]:|10:00)/ })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  const { rows } = await call(page, 'activity.page', { query: 'state:waiting', quick: 'all', fromRank: 0, limit: 1 });
  await call(page, 'deliveries.retryNow', { ids: [rows[0]?.id ?? ''] });
  await expect(page.getByRole('heading', { name: 'Slow bridge what happened' })).toBeVisible();
  await expect(page.getByRole('img', { name: /^2nd attempt, answered 200/ })).toBeVisible();
  await target.close();
});
