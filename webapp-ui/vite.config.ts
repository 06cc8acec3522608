import { readFileSync } from 'node:fs';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** The library that draws diagrams, beside the frame in which it runs: too large for a bundle, and not to run in the page. */
function diagrams(): Plugin {
  return {
    name: 'diagrams',
    apply: 'build',
    generateBundle() {
      const source = readFileSync(new URL('./node_modules/mermaid/dist/mermaid.min.js', import.meta.url));
      this.emitFile({ type: 'asset', fileName: 'diagram/mermaid.js', source });
    },
  };
}

const server = 'http://127.0.0.1:8000';

export default defineConfig({
  // Relative addresses: `<base>` in index.html decides where the app lives.
  base: './',
  plugins: [react(), tailwindcss(), diagrams()],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  // Nothing inlined as data: the Content-Security-Policy takes fonts from our own origin only.
  build: { target: 'es2022', manifest: true, assetsInlineLimit: 0 },
  server: {
    port: 5173,
    proxy: {
      '/api': { target: server, ws: true },
      '/health': { target: server },
    },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['./src/test-setup.ts'],
  },
});
