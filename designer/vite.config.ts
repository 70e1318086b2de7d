import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Replaced by the server with a fresh nonce per request; Vite puts it on what it writes into the page. */
const NONCE_MARK = '__CSP_NONCE__';
const API = 'http://127.0.0.1:4600';

export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  plugins: [react()],
  html: { cspNonce: NONCE_MARK },
  resolve: { conditions: ['source', 'module', 'browser', mode === 'production' ? 'production' : 'development'] },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // The policy allows no data: fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 400,
    rolldownOptions: {
      // The engine is one door with much behind it. Its modules only define things, so what a page does not
      // use (the state machine, the rule engine, templates) stays out of what it loads.
      treeshake: { moduleSideEffects: [{ test: /[\\/]engine[\\/]/, sideEffects: false }] },
    },
  },
  server: { proxy: { '/api': API, '/socket.io': { target: API, ws: true } } },
}));
