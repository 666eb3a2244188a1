import { defineConfig } from 'electron-vite'

/** One build for all hosts: out/main (desktop and command line), out/preload, out/renderer (the page). */
export default defineConfig({
  main: {
    build: {
      rolldownOptions: { input: { index: 'src/main/index.ts', cli: 'src/main/cli.ts' } },
    },
  },
  preload: {
    build: {
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        // A sandboxed preload must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: { build: { minify: true, rolldownOptions: { input: 'src/renderer/index.html' } } },
})
