import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from 'playwright/test';

/** Waits until nothing fades, grows or slides any more; what turns without end is left out. */
async function settled(page: Page): Promise<void> {
  const underWay = (): number => document.getAnimations().filter((animation) => animation.playState === 'running' && animation.effect?.getComputedTiming().iterations !== Infinity).length;
  await expect.poll(() => page.evaluate(underWay)).toBe(0);
}

/** Everything that axe finds wrong on the page once it stands still, one line a finding. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  // Half faded in, a text has the contrast of neither state.
  await settled(page);
  // Electron has no second page for axe to finish its work in.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`));
}
