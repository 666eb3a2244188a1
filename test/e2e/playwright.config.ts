import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { launchOptions } from '../helpers/browser.ts'
import type { Options } from './desk.ts'

/**
 * The stories run in a browser over the web host, and in real Electron as well where it is installed; `screens` takes
 * the pictures for docs/screens.
 */
export default defineConfig<Options>({
  globalSetup: './prepare.ts',
  outputDir: '../../node_modules/.cache/e2e',
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: { launchOptions, viewport: { width: 1280, height: 800 }, locale: 'en-US' },
  projects: [
    { name: 'web', testDir: 'stories', use: { hostKind: 'web' } },
    ...(hasElectron()
      ? [{ name: 'electron', testDir: 'stories', use: { hostKind: 'electron' as const } }]
      : []),
    { name: 'screens', testDir: 'screens', use: { hostKind: 'web', hasRealModel: true } },
  ],
})

function hasElectron(): boolean {
  const folder = 'node_modules/electron'
  const name = join(folder, 'path.txt')
  return existsSync(name) && existsSync(join(folder, 'dist', readFileSync(name, 'utf8')))
}
