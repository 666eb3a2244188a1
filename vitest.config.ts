import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: ['test/helpers/build.ts'],
    include: ['test/**/*.test.ts'],
    // Most tests wait for other processes: a core that is left free would idle.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What another process or a page does takes its time on a busy machine.
    expect: { poll: { timeout: 20_000, interval: 50 } },
  },
})
