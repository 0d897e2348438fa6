import { expect, type Page } from 'playwright/test';

/** Waits until the window shows what main told it, and hears keys. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator('[data-app-state="ready"]')).toBeVisible();
}
