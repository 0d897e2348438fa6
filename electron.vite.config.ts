import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// One bundle for two runtimes: the Electron that users get, and 33 (Node 20.18, Chrome 130) where only that can be had.
const nodeTarget = 'node20.18';
const webTarget = 'chrome130';

/** The editor is large, and shared by parts that are not there from the start. */
const editorModules = /[\\/](@codemirror|@lezer|style-mod|crelt|w3c-keyname|find-cluster-break)[\\/]|[\\/]code-editor/;

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
          'judge-worker': from('src/main/core/judge-worker.ts'),
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
      // The styles of a part stand before it does, in one order whichever part comes first.
      cssCodeSplit: false,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: from('src/renderer/index.html'),
        output: {
          codeSplitting: {
            groups: [
              // What two parts share comes with the window: one file, where each shared module would be a file of its own.
              { name: 'window', test: (id) => !editorModules.test(id), minShareCount: 2, priority: 1 },
              { name: 'editor', test: editorModules },
            ],
          },
        },
      },
    },
  },
});
