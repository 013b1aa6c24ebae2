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
  },
})
