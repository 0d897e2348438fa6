import { expect, test } from 'vitest';
import { firstWorkspace } from '../../../../src/main/core/workspace/first-workspace';
import { changedSettings } from '../../../../src/shared/model/settings-changes';

const { settings } = firstWorkspace('127.0.0.1', 4010);

test('two changes inside the same group both hold, whoever did not see the other', () => {
  const one = changedSettings(settings, { limits: { keptBodyBytes: 512 * 1024 } });
  const both = changedSettings(one, { limits: { headerTimeoutMs: 200 }, theme: 'dark' });
  expect(both).toEqual({ ...settings, theme: 'dark', limits: { ...settings.limits, keptBodyBytes: 512 * 1024, headerTimeoutMs: 200 } });
});

test('what is left out stays as it is', () => {
  expect(changedSettings(settings, {})).toEqual(settings);
  expect(changedSettings(settings, { retention: { maxRecords: 500 }, compare: { keyOrder: true } })).toEqual({
    ...settings,
    retention: { ...settings.retention, maxRecords: 500 },
    compare: { ...settings.compare, keyOrder: true },
  });
});
