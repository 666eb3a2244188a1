import { defineConfig } from 'vite'

/** Bundles the benchmark with the engine it measures: the store's migrations are read at build time. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node22',
    outDir: 'out/bench',
    emptyOutDir: true,
    rolldownOptions: {
      // Beside the entries: parts start each other by their place.
      output: { chunkFileNames: '[name].js' },
      input: {
        bench: 'bench/bench.ts',
        client: 'bench/client.ts',
        server: 'bench/server.ts',
        probe: 'bench/ui/probe.ts',
        ui: 'bench/ui.ts',
      },
    },
  },
})
