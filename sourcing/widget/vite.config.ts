import { defineConfig } from 'vitest/config';

// One entry: the whole conversation is in `sourcing-chat.js`, under a name that a script tag can
// keep; languages and panels are chunks that are loaded when they are wanted, and whose names
// change with their content, so that they can be cached for ever.
export default defineConfig({
  base: './',
  publicDir: 'pages',
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
