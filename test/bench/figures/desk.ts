import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { median, percentile, type Figure } from '../figure';
import { openProduct } from '../open-window';

const starts = 5;
const claims = 10_000;
const typed = ['m', 'mt', 'mtr-0001', 'mtr-00012', 'mtr-000123', 'g', 'gl', 'glass', 'glass l', 'glass le', 'p', 'pet', 'pet v', 'n', 'nobody', 'nobody t', 'l', 'leg', 'legal', 'legal 9'];
const allowedMs = { more: 300, keystroke: 50 };

/** What ten thousand claims cost: opening the page, against an empty account, and a keystroke in the search until its matches stand on the screen. */
export async function deskFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hookbench-desk-'));
  const [empty, full] = [join(folder, 'empty'), join(folder, 'full')];
  try {
    const made = await openProduct(full);
    await made.page.evaluate((count) => window.hookbench.call('desk.generate', { seed: 2026, count }), claims);
    await made.end();

    const emptyMs: number[] = [];
    const fullMs: number[] = [];
    const keystrokeMs: number[] = [];
    for (let round = 0; round < starts; round += 1) {
      const bare = await openProduct(empty);
      emptyMs.push(await openingMs(bare.page, '.desk .empty-state'));
      await bare.end();
      const filled = await openProduct(full);
      fullMs.push(await openingMs(filled.page, '.desk [role=row][id]'));
      keystrokeMs.push(...(await keystrokes(filled.page)));
      await filled.end();
    }
    const more = median(fullMs) - median(emptyMs);
    const slow = percentile(keystrokeMs, 0.95);
    return [
      { name: `desk of ${claims} claims opens`, value: median(fullMs), unit: 'ms', yardstick: { name: 'an empty account', value: median(emptyMs), unit: 'ms' }, aim: { text: `within ${allowedMs.more} ms more`, met: more <= allowedMs.more } },
      { name: `keystroke in the search over ${claims} claims, median`, value: median(keystrokeMs), unit: 'ms', yardstick: undefined },
      { name: `keystroke in the search over ${claims} claims, p95`, value: slow, unit: 'ms', yardstick: undefined, aim: { text: `within ${allowedMs.keystroke} ms`, met: slow <= allowedMs.keystroke } },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From the key that opens the page until what it shows first stands in the document, by the window's own clock. The account is read from disk meanwhile. */
function openingMs(page: Page, selector: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const startedAt = performance.now();
        const look = (): void => {
          if (document.querySelector(wanted) === null) requestAnimationFrame(look);
          else resolve(performance.now() - startedAt);
        };
        document.querySelector<HTMLElement>('nav [aria-keyshortcuts$="+3"]')?.click();
        look();
      }),
    selector,
  );
}

/** From each input until the list has another number of rows. */
function keystrokes(page: Page): Promise<readonly number[]> {
  return page.evaluate(async (texts) => {
    const input = document.querySelector<HTMLInputElement>('[data-part="desk-search"]');
    const grid = document.querySelector('[data-part="desk-list"]');
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    if (input === null || grid === null || setValue === undefined) throw new Error('the desk is not shown');
    const times: number[] = [];
    for (const text of texts) {
      const before = grid.getAttribute('aria-rowcount');
      const startedAt = performance.now();
      const changed = new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          if (grid.getAttribute('aria-rowcount') === before) return;
          observer.disconnect();
          resolve();
        });
        observer.observe(grid, { attributes: true });
      });
      setValue.call(input, text);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await Promise.race([changed, new Promise((resolve) => setTimeout(resolve, 2_000))]);
      const spentMs = performance.now() - startedAt;
      // What leaves the number of rows as it was cannot be seen; it is left out.
      if (spentMs < 2_000) times.push(spentMs);
    }
    return times;
  }, typed);
}
