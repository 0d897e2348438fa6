import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { coreParts, features, importProblems } from './import-rules';
import { filesBelow, isTypeScript, root } from './repository';
import { importsOf } from './source-text';

const files = filesBelow('src', isTypeScript);

describe('the imports of src', () => {
  test('keep the rules of the architecture', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap(({ path, text }) => importProblems({ path, imports: importsOf(text) }))).toEqual([]);
  });

  test('name files that are there, without an extension', () => {
    const missing = files.flatMap(({ path, text }) =>
      importsOf(text)
        .filter(({ specifier }) => specifier.startsWith('.'))
        .map(({ specifier }) => posix.join(posix.dirname(path), specifier))
        .filter((target) => !(/\.(css|json)$/.test(target) ? [target] : [`${target}.ts`, `${target}.tsx`]).some((file) => existsSync(join(root, file))))
        .map((target) => `${path} -> ${target}`),
    );
    expect(missing).toEqual([]);
  });

  test('cover every folder that the rules name', () => {
    expect(foldersIn('src/main/core')).toEqual(coreParts);
    expect(foldersIn('src/renderer/features')).toEqual(features);
  });
});

function foldersIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

describe('each rule can fail', () => {
  test.each([
    ['src/shared/model/a.ts', "import { readFileSync } from 'node:fs';"],
    ['src/shared/model/a.ts', "import { app } from '../../main/core/app';"],
    ['src/shared/model/a.ts', "import type { Ports } from '../../main/core/ports';"],
    ['src/main/core/log/a.ts', "import { createSender } from '../sender/sender';"],
    ['src/main/core/wire/a.ts', "import { createSender } from '../sender/sender';"],
    ['src/main/core/log/a.ts', "import { createApp } from '../app';"],
    ['src/main/core/log/a.ts', "import type { X } from '../ports-of-call';"],
    ['src/main/core/live-bus.ts', "import { a } from './log/log';\nimport { b } from './sender/sender';"],
    ['src/main/core/live-bus.ts', "import { app } from 'electron';"],
    ['src/main/core/wire/a.ts', "import React from 'react';"],
    ['src/main/core/wire/a.ts', "import { Low } from 'lowdb';"],
    ['src/main/core/wire/a.ts', "import { JSONFile } from 'lowdb/node';"],
    ['src/main/core/wire/a.ts', "import { Ajv2020 } from 'ajv/dist/2020.js';"],
    ['src/main/core/wire/a.ts', "import addFormats from 'ajv-formats';"],
    ['src/main/core/workspace/a.ts', "import { DatabaseSync } from '@photostructure/sqlite';"],
    ['src/main/core/workspace/a.ts', "import { DatabaseSync } from 'node:sqlite';"],
    ['src/main/core/wire/a.ts', "import { request } from 'node:http';"],
    ['src/main/core/log/a.ts', "const { connect } = await import('node:net');"],
    ['src/main/core/log/a.ts', "const tls = require('tls');"],
    ['src/main/electron/a.ts', "import { run } from '../cli/run';"],
    ['src/main/electron/a.ts', "import { openLog } from '../core/log/open-log';"],
    ['src/main/cli/a.ts', "import { menu } from '../electron/menu';"],
    ['src/main/cli/a.ts', "import { app } from 'electron';"],
    ['src/main/preload.ts', "import { createApp } from './core/app';"],
    ['src/main/preload.ts', "import type { Endpoint } from '../shared/model/endpoint';"],
    ['src/renderer/ui/a.tsx', "import type { Endpoint } from '../../shared/model/endpoint';"],
    ['src/renderer/ui/a.tsx', "import { call } from '../host/client';"],
    ['src/renderer/ui/a.tsx', "export { x } from '../features/activity/x';"],
    ['src/renderer/features/compose/a.tsx', "import { x } from '../activity/x';"],
    ['src/renderer/features/compose/a.tsx', "import { x } from '../../app/x';"],
    ['src/renderer/features/compose/a.tsx', "import { readFile } from 'node:fs/promises';"],
    ['src/renderer/features/compose/a.tsx', "import { x } from '../../../main/core/wire/build-body';"],
    ['src/renderer/host/a.ts', "import { x } from '../features/compose/x';"],
    ['src/renderer/app/a.tsx', "import { ipcRenderer } from 'electron';"],
    ['src/main/core/log/a.ts', "import { seeded } from '../../../../test/support/seeded-random';"],
    ['src/somewhere/a.ts', ''],
  ])('%s: %s', (path, text) => {
    expect(importProblems({ path, imports: importsOf(text) })).toHaveLength(1);
  });
});

test('what the rules allow passes', () => {
  const allowed: readonly (readonly [string, string])[] = [
    ['src/main/core/sender/a.ts', "import { a } from '../wire/a';\nimport net from 'node:net';\nimport type { Clock } from '../ports';\nimport { b } from '../../../shared/json/b';"],
    ['src/main/core/app.ts', "import { a } from './log/a';\nimport { b } from './sender/b';"],
    ['src/renderer/app/a.tsx', "import { a } from '../features/compose/a';\nimport '../styles/a.css';"],
    ['src/renderer/ui/a.tsx', "import { parseJson } from '../../shared/json/parse-json';"],
  ];
  for (const [path, text] of allowed) expect(importProblems({ path, imports: importsOf(text) }), path).toEqual([]);
});

test('the scanner finds every way to import, and none in comments or strings', () => {
  const text = [
    "import a, { type B } from 'a';",
    "import type { C } from './c';",
    "import {\n  d,\n} from './d';",
    "export * from './e';",
    "export type { F } from './f';",
    "import './g.css';",
    "const h = await import('./h');",
    "const i = require('i');",
    "// import x from 'no';",
    "/* import x from 'no' */",
    'const s = "import x from \\"no\\"";',
    "const t = `${'import'} from 'no'`;",
    "const r = /'/; import type * as J from 'j';",
  ].join('\n');
  expect(importsOf(text)).toEqual([
    { specifier: 'a', typeOnly: false },
    { specifier: './c', typeOnly: true },
    { specifier: './d', typeOnly: false },
    { specifier: './e', typeOnly: false },
    { specifier: './f', typeOnly: true },
    { specifier: './g.css', typeOnly: false },
    { specifier: './h', typeOnly: false },
    { specifier: 'i', typeOnly: false },
    { specifier: 'j', typeOnly: true },
  ]);
});
