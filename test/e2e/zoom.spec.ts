import type { Page } from 'playwright/test';
import { axeFindings } from './support/axe';
import { catchAddress, eventBody, post } from './support/caught';
import { expect, test } from './support/launch';
import { ready } from './support/ready';

/** What of a page cannot be reached at this width: sheets that are wider than their room, and controls that lie outside the window. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const words = (element: Element): string => `${element.tagName.toLowerCase()}.${element.className} ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}`;
    if (document.documentElement.scrollHeight > window.innerHeight) found.push(`the window scrolls: ${document.documentElement.scrollHeight} > ${window.innerHeight}`);
    for (const element of document.querySelectorAll('.page-head')) {
      const { bottom } = element.getBoundingClientRect();
      const last = Math.max(...[...element.children].map((child) => child.getBoundingClientRect().bottom));
      if (last > bottom + 1) found.push(`higher than its room: ${words(element)} ${last} > ${bottom}`);
    }
    for (const element of document.querySelectorAll('html, body, .app, .sheet, .titlebar, .statusbar, .page-head')) {
      if (element.scrollWidth > element.clientWidth + 1) found.push(`wider than its room: ${words(element)} ${element.scrollWidth} > ${element.clientWidth}`);
    }
    for (const element of document.querySelectorAll('#root button, #root input, #root [role="tab"], #root [role="checkbox"]')) {
      const box = element.getBoundingClientRect();
      if (box.width <= 1 || getComputedStyle(element).visibility === 'hidden') continue;
      const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
      for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(parent);
        const room = parent.getBoundingClientRect();
        // What scrolls brings its own contents into view.
        if (/auto|scroll/.test(overflowX + overflowY)) break;
        if ((overflowX !== 'visible' && (middle.x < room.left || middle.x > room.right)) || (overflowY !== 'visible' && (middle.y < room.top || middle.y > room.bottom))) {
          found.push(`cut off: ${words(element)} by ${words(parent)}`);
          break;
        }
      }
    }
    return found;
  });
}

test('at 200 % every page can be read and reached, and in high contrast nothing is lost', async ({ start }) => {
  const { app, page } = await start();
  await ready(page);
  const url = await catchAddress(page);
  await post(url, eventBody('claim.assigned', 1), { 'Event-Name': 'claim.assigned' });
  await post(url, eventBody('claim.assigned', 2), { 'Event-Name': 'claim.assigned' });
  // The address that everything is sent to can be read whole at any width.
  for (const width of [1340, 1180, 1010]) {
    await app.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setSize(wanted, 900), width);
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
    await expect.poll(() => page.locator('.catch-state .truncate').evaluate((address) => address.scrollWidth - address.clientWidth)).toBe(0);
  }
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setSize(1440, 900);
    window?.webContents.setZoomFactor(2);
  });
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThan(800);

  const look = (name: string): Promise<void> => expect.poll(() => cutOff(page), name).toEqual([]);
  await page.getByRole('row', { name: /^Received claim\.assigned/ }).first().click();
  await expect(page.getByRole('tab', { name: 'Overview' })).toBeVisible();
  await look('Activity');
  await page.getByRole('button', { name: 'Groups', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: /^By claim/ }).click();
  await expect(page.getByRole('treegrid', { name: 'Activity' }).getByRole('row', { name: /^Claim 2, 1 record/ })).toBeVisible();
  await look('Activity in groups');
  await page.getByRole('button', { name: 'Groups: by claim' }).click();
  await page.getByRole('menuitemcheckbox', { name: /^No groups/ }).click();
  await page.getByRole('row', { name: /^Received claim\.assigned/ }).first().click();
  await page.keyboard.press('d');
  await page.getByRole('button', { name: /^request \d+ (?:before|after) it/ }).click();
  await expect(page.getByRole('grid', { name: 'Body' })).toBeAttached();
  await look('Compare');
  const whatCounts = page.getByRole('region', { name: 'What counts as different' });
  await expect(whatCounts).toHaveCount(0);
  await page.getByRole('button', { name: 'What counts as different' }).click();
  await expect(whatCounts.getByRole('checkbox', { name: 'Order of keys does not count' })).toBeVisible();
  await look('Compare with what counts');
  for (const [key, name] of [['2', 'Compose'], ['3', 'Desk'], ['4', 'Scenarios'], ['5', 'Endpoints'], ['6', 'Rules'], [',', 'Settings']] as const) {
    await page.keyboard.press(`Control+${key}`);
    await expect(page.getByRole('main', { name })).toBeVisible();
    await look(name);
  }
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('button', { name: /^Send to 1 endpoint/ })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText('1 acknowledged');
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('main', { name: 'Activity' })).toBeVisible();
  await look('Activity with what was sent last');

  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce', contrast: 'more' });
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Tab');
  await expect.poll(() => page.evaluate(() => (document.activeElement === null ? 'none' : getComputedStyle(document.activeElement).outlineStyle))).not.toBe('none');
  await expect.poll(() => page.evaluate(() => document.getAnimations().filter((each) => each.playState === 'running' && Number(each.effect?.getComputedTiming().duration ?? 0) > 100).length)).toBe(0);
  expect(await axeFindings(page)).toEqual([]);

  // What fills tell elsewhere: what is chosen, and what is ticked.
  const colours = (selector: string): Promise<readonly string[]> =>
    page.evaluate((which) => {
      const probe = document.createElement('i');
      probe.style.cssText = 'forced-color-adjust: none; background: Highlight; color: HighlightText';
      document.body.append(probe);
      const { backgroundColor, color } = getComputedStyle(probe);
      probe.remove();
      const chosen = document.querySelector(which);
      const text = [chosen, ...(chosen?.querySelectorAll('span') ?? [])].filter((element) => element !== null && element.textContent?.trim() !== '');
      return [...new Set([chosen === null ? 'nothing' : getComputedStyle(chosen).backgroundColor === backgroundColor ? 'chosen' : 'not filled', ...text.map((element) => (element !== null && getComputedStyle(element).color === color ? 'read' : 'not read'))])];
    }, selector);
  await page.locator('[role="row"][id]').first().click();
  await expect.poll(() => colours('[role="row"][aria-selected="true"]')).toEqual(['chosen', 'read']);
  await expect.poll(() => colours('.rail-item[aria-current]')).toEqual(['chosen', 'read']);
  await expect.poll(() => colours('.chip[aria-pressed="true"]')).toEqual(['chosen', 'read']);
  await page.keyboard.press('Control+5');
  await expect(page.getByRole('main', { name: 'Endpoints' })).toBeVisible();
  const ticks = (): Promise<readonly string[]> => page.evaluate(() => [...new Set([...document.querySelectorAll('.matrix [role="checkbox"]')].map((box) => `${box.getAttribute('aria-checked')} ${getComputedStyle(box.querySelector('svg') ?? box).visibility}`))]);
  await expect.poll(ticks).toEqual(['true visible']);
  await page.locator('.matrix [role="checkbox"]').nth(1).click();
  await expect.poll(ticks).toEqual(['mixed visible', 'false hidden', 'true visible']);
  await expect.poll(() => page.evaluate(() => getComputedStyle(document.querySelector('.switch') ?? document.body).outlineStyle)).toBe('solid');
});
