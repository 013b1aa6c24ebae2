import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The console's build. Nothing is inline: every script, style and link carries the nonce the server fills in. */
export default defineConfig({
  base: '/console/',
  plugins: [react()],
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'chrome86',
    cssTarget: 'chrome86',
    manifest: true,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // What every page needs comes in two files, what many pages share in two more: left alone it would be seventy, each a way to the server
    // and back (decisions 240). Libraries apart, so that an update of ours leaves them in the browser.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // Every chapter is imported when it is wanted; that signing in wants one of them at once is known.
      checks: { ineffectiveDynamicImport: false },
      output: {
        codeSplitting: {
          groups: [
            { name: 'libraries', test: /node_modules/, tags: ['$initial'], priority: 3 },
            { name: 'console', tags: ['$initial'], priority: 2 },
            { name: 'controls', test: /node_modules/, minShareCount: 4, priority: 1 },
            { name: 'shared', minShareCount: 4, priority: 0 },
          ],
        },
      },
    },
  },
})
