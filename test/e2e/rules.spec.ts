import { connect } from 'node:net';
import type { Page } from 'playwright/test';
import type { AnswerRule } from '../../src/shared/model/answer-rule';
import type { Snapshot } from '../../src/shared/contract/contract';
import type { Reply } from '../../src/shared/contract/reply';
import { axeFindings } from './support/axe';
import { catchAddress, eventBody, post } from './support/caught';
import { expect, test } from './support/launch';
import { ready } from './support/ready';

const editor = (page: Page) => page.locator('.rule-pane');
const list = (page: Page) => page.locator('.rules-list');
const trial = (page: Page) => page.getByRole('region', { name: 'Try' });

async function openRules(page: Page): Promise<void> {
  await ready(page);
  await page.keyboard.press('Control+6');
  await expect(page.getByRole('heading', { name: 'Rules', exact: true })).toBeVisible();
}

async function savedRules(page: Page): Promise<readonly AnswerRule[]> {
  const reply = (await page.evaluate(() => window.hookbench.call('snapshot.get', {}))) as Reply<Snapshot>;
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value.workspace.rules;
}

async function addRule(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+N');
  await expect(editor(page).getByLabel('Name', { exact: true })).toHaveValue('New rule');
  await expect(editor(page).getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.type(name);
  await expect.poll(async () => (await savedRules(page)).map((rule) => rule.name)).toContain(name);
}

async function switchOn(page: Page, number: number): Promise<void> {
  await page.getByRole('switch', { name: `Rule ${number} on` }).click();
  await expect.poll(async () => (await savedRules(page))[number - 1]?.enabled).toBe(true);
}

test('a rule made in the window answers 503 twice, then 200, for each claim, and each record says so', async ({ start }) => {
  const { page } = await start();
  const url = await catchAddress(page);
  await openRules(page);
  await addRule(page, 'Fails twice');
  await editor(page).getByRole('button', { name: 'Add condition' }).click();
  await editor(page).getByRole('radio', { name: 'Sequence' }).click();
  await expect(list(page)).toContainText('503 ×2, then 200, per claim');
  await switchOn(page, 1);
  await expect(editor(page).getByText('Saved, used from the next request on')).toBeVisible();

  const answers: number[] = [];
  for (const id of [1, 1, 2, 1, 2, 2]) answers.push(await post(url, eventBody('claim.closed', id), { 'Event-Name': 'claim.closed' }));
  expect(answers).toEqual([503, 503, 503, 200, 503, 200]);
  await expect(list(page).getByText('2 claims under way')).toBeVisible();
  await editor(page).getByRole('button', { name: 'Reset 2 claims' }).click();
  await expect(list(page).getByText('under way')).toHaveCount(0);
  expect(await post(url, eventBody('claim.closed', 1), { 'Event-Name': 'claim.closed' })).toBe(503);

  await page.keyboard.press('Control+1');
  await page.getByRole('row').filter({ hasText: '503' }).first().click();
  await page.getByRole('tab', { name: 'Response' }).click();
  await page.getByRole('button', { name: 'Made by rule Fails twice' }).click();
  await expect(editor(page).getByLabel('Name', { exact: true })).toHaveValue('Fails twice');
});

test('orders rules by keyboard, keeps the focus, and takes a deletion back', async ({ start }) => {
  const { page } = await start();
  await openRules(page);
  for (const name of ['First', 'Second', 'Third']) await addRule(page, name);
  /** The order in the program, and in the window, which the next key counts from. */
  const inOrder = async (...names: readonly string[]): Promise<void> => {
    await expect.poll(async () => (await savedRules(page)).map(({ name }) => name)).toEqual(names);
    await expect(list(page).locator('.rule-btn')).toHaveText(names);
  };
  const third = list(page).getByRole('button', { name: 'Third', exact: true });
  await third.focus();
  // Keys as quick as this come before the window has heard of what the first one did.
  await third.evaluate((button) => {
    for (const key of ['ArrowUp', 'ArrowUp']) button.dispatchEvent(new KeyboardEvent('keydown', { key, altKey: true, bubbles: true, cancelable: true }));
  });
  await inOrder('Third', 'First', 'Second');
  await expect(third).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await inOrder('First', 'Third', 'Second');

  await list(page).getByRole('listitem').filter({ hasText: 'Second' }).dragTo(list(page).getByRole('listitem').filter({ hasText: 'First' }));
  await inOrder('Second', 'First', 'Third');

  await list(page).getByRole('button', { name: 'First', exact: true }).click();
  await editor(page).getByRole('button', { name: 'Delete rule' }).click();
  await inOrder('Second', 'Third');
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText('Rule “First” deleted');
  await page.keyboard.press('Control+Z');
  await inOrder('Second', 'First', 'Third');
});

test('tries rules against a captured request before they are switched on, with the reasons', async ({ start }) => {
  const { page } = await start();
  const url = await catchAddress(page);
  expect(await post(url, eventBody('claim.closed', 4198), { 'Event-Name': 'claim.closed' })).toBe(200);
  await openRules(page);
  await addRule(page, 'Health checks');
  await editor(page).getByRole('button', { name: 'Add condition' }).click();
  await editor(page).getByRole('textbox', { name: 'Value of condition 1' }).fill('GET');
  await expect.poll(async () => (await savedRules(page))[0]?.conditions).toMatchObject([{ value: 'GET' }]);
  await switchOn(page, 1);
  await addRule(page, 'Closed claims');
  await editor(page).getByLabel('Body', { exact: true }).fill('{"kept": {{body.claim.id}}}');
  await expect(trial(page).getByRole('listitem').first()).toContainText('method differs');
  await expect(trial(page).getByRole('listitem').nth(1)).toContainText('matches everything');
  await expect(trial(page).getByLabel('The answer')).toContainText('{"kept": 4198}');
  await expect(trial(page)).toContainText('tried as if it were switched on');
  expect(await post(url, eventBody('claim.closed', 1))).toBe(200);
  expect(await axeFindings(page)).toEqual([]);
});

test('refuses to switch on what cannot be used, and says why', async ({ start }) => {
  const { page } = await start();
  await openRules(page);
  await addRule(page, 'Unfinished');
  await editor(page).getByLabel('Body', { exact: true }).fill('{{body.claim.id}} {{nothing}}');
  await page.getByRole('switch', { name: 'Rule 1 on' }).click();
  await expect(editor(page).getByLabel('Body', { exact: true })).toHaveAccessibleDescription('{{nothing}} is not a placeholder.');
  await expect(page.getByRole('switch', { name: 'Rule 1 on' })).not.toBeChecked();
  await expect.poll(async () => (await savedRules(page))[0]?.action).toMatchObject({ answer: { body: '{{body.claim.id}} {{nothing}}' } });
  expect((await savedRules(page))[0]?.enabled).toBe(false);
  await editor(page).getByLabel('Body', { exact: true }).fill('{{body.claim.id}}');
  await expect(editor(page).getByText('Saved, switched off')).toBeVisible();
  await switchOn(page, 1);

  // Whatever goes by a key, the focus stays near.
  const add = editor(page).getByRole('button', { name: 'Add condition' });
  await add.click();
  await add.click();
  await editor(page).getByRole('button', { name: 'Remove condition 2' }).focus();
  await page.keyboard.press('Enter');
  await expect(editor(page).getByRole('button', { name: 'Remove condition 1' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(add).toBeFocused();
});

test('resets a connection on demand, while an address of its own overrides every rule', async ({ start }) => {
  const { page } = await start();
  const url = await catchAddress(page);
  await openRules(page);
  await addRule(page, 'Breaks off');
  await editor(page).getByRole('radio', { name: 'Fault' }).click();
  await editor(page).getByRole('combobox', { name: 'Fault' }).click();
  await page.getByRole('option', { name: 'Reset the connection' }).click();
  await switchOn(page, 1);
  await expect.poll(async () => (await savedRules(page))[0]?.action).toEqual({ kind: 'fault', fault: { name: 'reset' } });

  const end = await new Promise<string>((resolve) => {
    const socket = connect(Number(url.port), url.hostname, () => socket.write('GET /hooks/claims HTTP/1.1\r\nHost: a\r\n\r\n'));
    socket.once('data', () => resolve('answered'));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.once('end', () => resolve('ended'));
  });
  expect(end).toBe('ECONNRESET');
  await expect(page.getByRole('contentinfo')).toContainText(/Last answered [\d:]+ by rule 1, reset/);
  expect(await post(new URL('/hooks/claims/!418', url), '{}')).toBe(418);
  expect(await post(new URL('/hooks/claims?hookbench-status=507', url), '{}')).toBe(507);
  await expect(list(page).getByRole('listitem').first().locator('.rule-hits')).toHaveText('1');
});

test('makes a rule from a captured request, and stacks in a narrow window', async ({ start }) => {
  const { app, page } = await start();
  const url = await catchAddress(page);
  await post(url, eventBody('claim.closed', 7), { 'Event-Name': 'claim.closed' });
  await ready(page);
  await page.getByRole('row').filter({ hasText: 'closed' }).first().click();
  await page.getByRole('tab', { name: 'Response' }).click();
  await page.getByRole('button', { name: 'Answer this with a rule' }).click();
  await expect(editor(page).getByLabel('Name', { exact: true })).toHaveValue('Answer to claim.closed');
  await expect.poll(async () => (await savedRules(page))[0]?.conditions).toEqual([
    { field: 'method', operator: 'is', value: 'POST' },
    { field: 'path', operator: 'is', value: '/hooks/claims' },
    { field: 'event', operator: 'is', value: 'claim.closed' },
  ]);
  for (const widthPx of [900, 700]) {
    await app.evaluate(({ BrowserWindow }, width) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, 800), widthPx);
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(widthPx);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(widthPx);
    const gapPx = async (): Promise<number> => {
      const [first, second] = await Promise.all([list(page).boundingBox(), editor(page).boundingBox()]);
      return (second?.y ?? 0) - (first?.y ?? Infinity) - (first?.height ?? 0);
    };
    await expect.poll(gapPx).toBeGreaterThanOrEqual(-1);
    expect(await axeFindings(page)).toEqual([]);
  }
});
