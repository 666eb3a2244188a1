import { defineConfig } from 'vite'

/** Bundles the Node side. Dependencies stay outside the bundle; better-sqlite3 brings its own binary. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node22',
    outDir: 'out/main',
    emptyOutDir: true,
    rolldownOptions: { input: { cli: 'src/main/cli.ts' } },
  },
})
