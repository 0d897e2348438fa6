import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';

/** Everything that axe finds wrong on the page, one line a finding. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  // Electron has no second page for axe to finish its work in.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`));
}
