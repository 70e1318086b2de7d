import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Replaced by the server with a fresh nonce per request; Vite puts it on what it writes into the page. */
const NONCE_MARK = '__CSP_NONCE__';
const API = 'http://127.0.0.1:4600';

/**
 * The engine is one door with much behind it. Its modules only define things, so what a page or a worker does not
 * use (the state machine, the rule engine, templates) stays out of what it loads.
 */
const treeshake = { moduleSideEffects: [{ test: /[\\/]engine[\\/]/, sideEffects: false }] };

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
    rolldownOptions: { treeshake },
  },
  // Workers are bundled by themselves and do not take over what pages are bundled with.
  worker: { format: 'es', rolldownOptions: { treeshake } },
  server: { proxy: { '/api': API, '/socket.io': { target: API, ws: true } } },
}));
