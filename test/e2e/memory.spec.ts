import { expect, test } from './support/launch';
import { ready } from './support/ready';

test('a window that is left alone after it was scrolled gives back what it no longer needs', async ({ start }) => {
  const { page } = await start();
  await ready(page);
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await page.evaluate(async () => {
    const rows = Array.from({ length: 1_000 }, () => ({ drawn: true }));
    const scroller = [...document.querySelectorAll('main *')].find((element) => element.scrollHeight > element.clientHeight + 80 && getComputedStyle(element).overflowY === 'auto');
    if (scroller === undefined) throw new Error('nothing here scrolls');
    for (let step = 0; step < 40; step += 1) {
      scroller.scrollTop = step % 2 === 0 ? 40 : 0;
      await new Promise(requestAnimationFrame);
    }
    // Held until here. Nothing else in a window at rest would collect it.
    Object.assign(window, { leftOver: new WeakRef(rows) });
  });
  const isThere = () => page.evaluate(() => 'leftOver' in window && window.leftOver instanceof WeakRef && window.leftOver.deref() !== undefined);
  await expect.poll(isThere).toBe(false);
});
