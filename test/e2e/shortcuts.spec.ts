import { axeFindings } from './support/axe';
import { catchAddress, postMany } from './support/caught';
import { expect, test } from './support/launch';
import { ready } from './support/ready';

test('keys are changed by pressing them, and the sheet, the tooltips and the menu show the user’s', async ({ start }) => {
  const { app, page } = await start();
  await ready(page);
  await postMany(await catchAddress(page), 3);
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: /^Change and see all/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Shortcuts' });
  const keysOf = (name: string) => dialog.getByRole('button', { name: new RegExp(`^(?:Keys|Press the new keys) of “${name}”`) });

  await keysOf('Search and run').click();
  await page.keyboard.press('Control+c');
  await expect(dialog.getByRole('alert')).toContainText('everywhere, this copies text');
  await page.keyboard.press('Control+f');
  await expect(dialog.getByRole('alert')).toContainText('“Filter activity”');
  await page.keyboard.press('Control+Alt+k');
  await expect(keysOf('Search and run')).toHaveAccessibleName('Keys of “Search and run”: Ctrl Alt K. Change');

  await keysOf('Copy the catch URL').click();
  await page.keyboard.press('Control+[');
  await expect(dialog.getByRole('alert')).toContainText('“Go to the list of the desk” and “Go to the list” have these keys.');
  await dialog.getByRole('button', { name: 'Take them' }).click();
  await expect(keysOf('Go to the list')).toHaveAccessibleName('Keys of “Go to the list”: none. Change');
  await expect(keysOf('Go to the list of the desk')).toHaveAccessibleName('Keys of “Go to the list of the desk”: none. Change');
  await expect(keysOf('Copy the catch URL')).toHaveAccessibleName('Keys of “Copy the catch URL”: Ctrl [. Change');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await page.getByRole('switch', { name: 'Single letters while a list has focus' }).click();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /Search/ })).toBeHidden();
  await page.keyboard.press('Control+Alt+k');
  await expect(page.getByRole('combobox', { name: /Search/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox', { name: /Search/ })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Search events, endpoints and commands' })).toHaveText(/Ctrl\s*Alt\s*K/);
  await expect.poll(() => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.flatMap((menu) => menu.submenu?.items ?? []).find(({ label }) => label === 'Search and run')?.accelerator)).toBe('CmdOrCtrl+Alt+K');
  await page.keyboard.press('Control+[');
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('/hooks/claims');

  await page.keyboard.press('Control+1');
  const row = page.getByRole('row', { name: /Received claim\.created/ }).first();
  await row.click();
  // Where single letters do nothing, the menu of the copies names none.
  await page.getByRole('button', { name: 'Copy as', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: 'cURL for bash', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menuitem', { name: 'cURL for bash', exact: true })).toBeHidden();
  await row.click();
  await page.keyboard.press('d');
  await expect(page.getByRole('heading', { name: 'Compare' })).toBeHidden();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Shortcuts' });
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Search and run' })).toHaveText(/Ctrl\s*Alt\s*K/);
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Copy the request' })).toHaveCount(0);
  // The next keys are heard while it still fades.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: /^Change and see all/ }).click();
  await dialog.getByRole('button', { name: 'Reset all' }).click();
  await expect(keysOf('Search and run')).toHaveAccessibleName('Keys of “Search and run”: Ctrl K. Change');
  await expect(keysOf('Go to the list')).toHaveAccessibleName('Keys of “Go to the list”: Ctrl [. Change');
});
