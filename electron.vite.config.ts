import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { licences } from './scripts/licences.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** One build for all that is shipped: command line and desktop in out/main, the preload, the page. */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node22',
      rolldownOptions: { input: { cli: 'src/main/cli.ts', index: 'src/main/index.ts' } },
    },
  },
  preload: {
    build: {
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        // A sandboxed preload has to be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    plugins: [react(), tailwindcss(), licences()],
    // The page never scrolls as a whole, and the strict CSP allows no style elements.
    resolve: { alias: { 'react-remove-scroll': here('src/renderer/parts/RemoveScroll.tsx') } },
    // The page comes from this machine: one chunk is there as soon as many.
    build: {
      minify: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1_000,
      rolldownOptions: { input: 'src/renderer/index.html' },
    },
  },
})
