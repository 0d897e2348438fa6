import type { Locator, Page } from 'playwright/test';

/** The stream, not in groups. */
export function stream(page: Page): Locator {
  return page.getByRole('grid', { name: 'Activity', exact: true });
}

/** Where short messages come up. */
export function messages(page: Page): Locator {
  return page.getByRole('status', { name: 'Messages' });
}
