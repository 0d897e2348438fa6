import type { Page } from 'playwright/test';
import { axeFindings } from './support/axe';
import { expect, test } from './support/launch';
import { messages } from './support/places';
import { ready } from './support/ready';

const page4 = async (page: Page): Promise<void> => {
  await ready(page);
  await page.keyboard.press('Control+4');
  // One is open from the start.
  await expect(editor(page)).toBeVisible();
};
const editor = (page: Page) => page.getByRole('textbox', { name: 'Scenario as YAML' });
const openScenario = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('option', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
};

test('a shipped scenario runs to its end, is kept, and stands beside an earlier run', async ({ start }) => {
  const { app, page } = await start();
  await page4(page);
  await openScenario(page, 'A claim’s whole life');
  await expect(page.getByText('shipped; the first change makes a copy')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What it proves' })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  await page.getByRole('tab', { name: 'Run', exact: true }).click();
  await page.getByRole('radio', { name: '1000×' }).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('All expectations held')).toBeAttached({ timeout: 30_000 });
  await expect(page.getByRole('contentinfo')).toContainText(/[1-9]\d* sent, [1-9]\d* captured in this run/);
  await expect(page.getByRole('button', { name: /Run again/ })).toBeVisible();
  // The fifth was skipped: nothing was passed on, so nothing marks it as met.
  await expect(page.getByText('4 hold, 1 skipped')).toBeVisible();
  await expect(page.locator('.timings .tick-ok')).toHaveCount(4);
  expect(await axeFindings(page)).toEqual([]);

  await page.getByRole('button', { name: /Run again/ }).click();
  await expect(page.getByText('events identical to run 1')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('region', { name: 'Expectations of both runs' })).toContainText('as before');
  await page.getByRole('tab', { name: /^Runs/ }).click();
  await expect(page.getByRole('region', { name: 'Runs' }).getByRole('listitem')).toHaveCount(2);
  expect(await axeFindings(page)).toEqual([]);

  // Below 1000 px the runs stand over their results.
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 700));
  const top = async (name: string): Promise<number> => (await page.getByRole('region', { name, exact: true }).boundingBox())?.y ?? 0;
  await expect.poll(async () => (await top('Results')) - (await top('Runs'))).toBeGreaterThan(100);
  await page.getByRole('button', { name: 'Compare what came, event by event' }).click();
  await expect(page.getByRole('heading', { name: /Compare/ })).toBeVisible();
  await expect(page.getByText('claim.created').first()).toBeVisible();
});

test('a scenario is written with its errors in their lines, run to a failure that says what came, and found after a restart', async ({ start }) => {
  const first = await start();
  const { page } = first;
  await page4(page);
  await page.getByRole('button', { name: 'New scenario' }).click();
  await expect(page.getByRole('heading', { name: 'new-scenario.yaml' })).toBeVisible();
  await editor(page).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('name: Mine\nseed: 3\nendpoints:\n  receiver: Local catch server\nsteps:\n  - do: create claim\n  - expect: event:claim.created\n    exact: 2\n    within: 1 s\n');
  const note = page.locator('.cm-note');
  await expect(note).toContainText('exact is not known here.');
  await expect(page.getByText('1 error, so it cannot run')).toBeVisible();
  await note.getByRole('button', { name: 'Use exactly' }).click();
  await expect(page.getByText('No errors')).toBeVisible();
  await expect(page.getByText('saved', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: /^Run/ }).click();
  await expect(page.getByText('1 expectation failed')).toBeAttached({ timeout: 20_000 });
  const verdict = page.locator('.verdict.is-fail');
  await expect(verdict).toContainText('Exactly 2');
  await verdict.getByRole('button', { name: /Show/ }).click();
  await expect(page.getByRole('row', { name: /claim\.created/ }).first()).toBeVisible();
  await first.close();

  const second = await start({ dataFolder: first.dataFolder });
  await page4(second.page);
  await openScenario(second.page, 'Mine');
  await second.page.getByRole('tab', { name: /^Runs/ }).click();
  await expect(second.page.getByRole('region', { name: 'Runs' })).toContainText('1 failed');
});

test('presenter mode plays step by step, hides names and secrets, looks back without undoing, and lets no other key through', async ({ start }) => {
  const { app, page } = await start();
  await page4(page);
  await openScenario(page, 'A claim’s whole life');
  await page.getByRole('tab', { name: 'Run', exact: true }).click();
  await page.getByRole('radio', { name: '1000×' }).click();
  await page.getByRole('button', { name: 'Present' }).click();
  await expect(page.getByText('Secrets and personal data hidden')).toBeVisible();
  await expect(page.getByText(/^Step 1 of/)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/^Step 2 of/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'What the receivers get' })).toContainText('name hidden');
  await expect(page.locator('.presenter-step .now')).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/^Step 3 of/)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/^Step 4 of/)).toBeVisible();
  // In a low window what happened scrolls, and the keys reach it.
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600));
  const happened = page.getByRole('list', { name: 'Sent and received' });
  await expect.poll(() => happened.evaluate((list) => list.scrollHeight > list.clientHeight)).toBe(true);
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText(/^Step 3 of/)).toBeVisible();
  await page.keyboard.press('Control+1');
  await expect(page.getByText('Secrets and personal data hidden')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tab', { name: 'Run', exact: true })).toBeVisible();
});

test('what is done by hand is recorded as a scenario that runs', async ({ start }) => {
  const { page } = await start();
  await page4(page);
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('button', { name: /^Send to 1 endpoint/ })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(messages(page)).toContainText('acknowledged');
  await page.getByRole('button', { name: /Recording, stop/ }).click();
  await expect(editor(page)).toContainText('send: claim.created');
  await expect(page.getByText('No errors')).toBeVisible();
});
