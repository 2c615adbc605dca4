import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Modules that the entry imports, however deep; what is loaded when it is wanted is not of them. */
const inEntry = new Set<string>();

/** Finds them, once all modules are known. */
function findEntry(): Plugin {
  return {
    name: 'find-entry',
    apply: 'build',
    buildEnd() {
      const waiting = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry);
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        if (inEntry.has(id)) continue;
        inEntry.add(id);
        waiting.push(...(this.getModuleInfo(id)?.importedIds ?? []));
      }
    },
  };
}

// One entry: the whole conversation is in `sourcing-chat.js`, under a name that a script tag can
// keep; languages and panels are chunks that are loaded when they are wanted, and whose names
// change with their content, so that they can be cached for ever.
export default defineConfig({
  base: './',
  publicDir: 'pages',
  plugins: [findEntry()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    sourcemap: false,
    rollupOptions: {
      input: { 'sourcing-chat': 'src/sourcing-chat.ts' },
      preserveEntrySignatures: 'allow-extension',
      output: {
        format: 'es',
        // What panels share with the entry stays in it, in place of a chunk of its own.
        codeSplitting: { groups: [{ name: 'sourcing-chat', test: (id) => inEntry.has(id) }] },
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['tests/**/*.test.ts'],
    restoreMocks: true,
    unstubGlobals: true,
    testTimeout: 10_000,
  },
});
