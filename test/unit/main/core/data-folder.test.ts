import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultDataFolder, programFolder, writeLocationPointer } from '../../../../src/main/core/data-folder';
import { temporaryFolder } from '../../../support/temporary-folder';

test('the program’s folder follows each platform', () => {
  expect(programFolder({ XDG_CONFIG_HOME: '/somewhere' }, 'linux')).toBe('/somewhere/hookbench');
  expect(programFolder({ XDG_CONFIG_HOME: 'not/absolute' }, 'linux')).toMatch(/\.config\/hookbench$/);
  expect(programFolder({}, 'darwin')).toMatch(/Library\/Application Support\/Hookbench$/);
});

test('the data folder is where the pointer says, and a broken pointer counts as none', () => {
  const folder = temporaryFolder();
  expect(defaultDataFolder(folder)).toBe(join(folder, 'data'));
  writeLocationPointer('/elsewhere/hooks', folder);
  expect(defaultDataFolder(folder)).toBe('/elsewhere/hooks');
  for (const broken of ['', '{', '{"dataFolder": "relative"}', '[]', 'null', '{"dataFolder": 5}']) {
    writeFileSync(join(folder, 'location.json'), broken);
    expect(defaultDataFolder(folder), broken).toBe(join(folder, 'data'));
  }
});
