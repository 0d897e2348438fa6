import { expect, test } from 'vitest';
import { missingLibraries } from '../../../scripts/system-libraries.mjs';

test('names the libraries that the linker does not find', () => {
  const output = `\tlinux-vdso.so.1 (0x00007ffd)
\tlibffmpeg.so => /cache/electron/./libffmpeg.so (0x00007f)
\tlibgtk-3.so.0 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
\tlibgbm.so.1 => not found
`;
  expect(missingLibraries(output)).toEqual(['libgtk-3.so.0', 'libgbm.so.1']);
});

test('names none where all are there', () => {
  expect(missingLibraries('\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)\n')).toEqual([]);
});
