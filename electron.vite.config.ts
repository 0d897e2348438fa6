import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// One bundle for two runtimes: the Electron that users get, and 33 (Node 20.18, Chrome 130) where only that can be had.
const nodeTarget = 'node20.18';
const webTarget = 'chrome130';

const from = (path: string): string => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      target: nodeTarget,
      outDir: 'out/main',
      emptyOutDir: true,
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: from('src/main/index.ts'),
          cli: from('src/main/cli.ts'),
          'log-worker': from('src/main/core/log/log-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      outDir: 'out/preload',
      emptyOutDir: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: from('src/main/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('src/renderer'),
    plugins: [react()],
    build: {
      target: webTarget,
      outDir: from('out/renderer'),
      emptyOutDir: true,
      minify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: from('src/renderer/index.html') },
    },
  },
});
