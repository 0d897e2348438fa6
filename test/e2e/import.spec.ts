import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endpointDefaults } from '../../src/shared/model/endpoint';
import { axeFindings } from './support/axe';
import { call } from './support/call';
import { expect, test } from './support/launch';

test('imports a workspace, takes it back, imports a part, and asks once before the first private send', async ({ start }) => {
  const { page, dataFolder } = await start();
  const endpoint = { ...endpointDefaults, events: ['claim.created'] };
  const theirs = {
    version: 1,
    name: 'Claims team',
    endpoints: [
      { ...endpoint, id: 'a', name: 'Metadata', url: 'http://127.0.0.1:9/latest' },
      { ...endpoint, id: 'b', name: 'Fraud screening', url: 'https://fraud.example.com/v1', enabled: false, signing: { kind: 'github' } },
    ],
    performers: [],
    samples: [{ id: 's', name: 'Theirs', kind: 'claim', text: '{"id": 1}' }],
    events: [],
    rules: [],
  };
  const file = join(dataFolder, 'theirs.json');
  writeFileSync(file, JSON.stringify(theirs));
  writeFileSync(join(dataFolder, 'broken.json'), JSON.stringify({ ...theirs, version: 7 }));

  await page.getByRole('navigation').getByRole('button', { name: 'Endpoints' }).click();
  await page.locator('input[type=file]').setInputFiles(join(dataFolder, 'broken.json'));
  await expect(page.getByText('broken.json was not imported')).toBeVisible();
  const dialog = page.getByRole('dialog', { name: 'Import from “Claims team”' });
  await page.locator('input[type=file]').setInputFiles(file);
  await dialog.getByRole('button', { name: 'Import 3 items' }).click();
  await expect(page.getByRole('columnheader', { name: /Fraud screening/ })).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('status', { name: 'Messages' }).getByRole('button', { name: /^Undo/ })).toBeVisible();
  await page.keyboard.press('Control+Z');
  await expect(page.getByRole('columnheader', { name: /Fraud screening/ })).toHaveCount(0);

  await page.locator('input[type=file]').setInputFiles(file);
  await expect(dialog.getByText('this computer', { exact: true })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByRole('checkbox', { name: '1 sample' }).click();
  await dialog.getByRole('button', { name: 'Import 2 items' }).click();
  await expect(page.getByRole('columnheader', { name: /Metadata/ })).toBeVisible();
  await expect(dialog).toHaveCount(0);

  await page.keyboard.press('Control+2');
  await page.getByRole('button', { name: /^Send to/ }).click();
  const question = page.getByRole('dialog', { name: 'First send to an imported endpoint' });
  await expect(question).toContainText('Metadata came with an imported workspace and points at 127.0.0.1, an address of this computer.');
  expect(await axeFindings(page)).toEqual([]);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toHaveCount(0);
  await expect(page.getByText('points at 127.0.0.1').first()).toBeVisible();
  await page.getByRole('button', { name: /^Send to/ }).click();
  await question.getByRole('button', { name: 'Allow and send' }).click();
  await expect(question).toHaveCount(0);
  await expect(page.getByText('claim.created sent', { exact: false }).first()).toBeVisible();
  const sentCount = async (): Promise<number> => (await call(page, 'activity.counts', { query: 'direction:out endpoint:Metadata' })).all;
  await expect.poll(sentCount).toBe(1);
  await page.getByRole('button', { name: /^Send to/ }).click();
  await expect.poll(sentCount).toBe(2);
  await expect(question).toHaveCount(0);
});
