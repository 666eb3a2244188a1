import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { chromium } from '@playwright/test'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { launchOptions, prepare } from '../helpers/browser.ts'
import { builtApp } from './built.ts'
import type { LaunchOptions, StandIn } from './launch.ts'
import { launchStandIn } from './launch.ts'

/** One browser for the tests of a file, in which each starts apps. What is left of them ends with their test. */
export function desktops(): (options?: Partial<LaunchOptions>) => Promise<StandIn> {
  let browser: Browser
  beforeAll(async () => {
    await prepare()
    browser = await chromium.launch(launchOptions)
  })
  afterAll(() => browser.close())
  return async (options = {}) => {
    const app = await launchStandIn({ appDir: builtApp, browser, ...options })
    onTestFinished(() => app.close({ force: true }))
    app.page.setDefaultTimeout(10_000)
    return app
  }
}

export const dataDirIn = (home: string): string => join(home, '.config/Millrace')

export const screenOf = (app: StandIn): Promise<string> => app.page.evaluate(() => location.hash)

/** Every file below a folder that holds the text. */
export function filesWith(text: string, folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  return files
    .map((file) => join(file.parentPath, file.name))
    .filter((path) => readFileSync(path).includes(text))
}
