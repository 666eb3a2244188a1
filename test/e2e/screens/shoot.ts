import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect } from '../desk.ts'
import { smallPng } from './smallPng.ts'

const folder = 'docs/screens'
const sizes = [
  { name: '1280', width: 1280, height: 800 },
  { name: '1920', width: 1920, height: 1080 },
]

/** Takes a picture of what the page shows, light and dark, in two sizes, once the proof can be read there. */
export async function shoot(page: Page, name: string, proof: RegExp): Promise<void> {
  await expect(page.getByText(proof).first()).toBeVisible()
  // Charts are read every two seconds at most.
  await page.waitForTimeout(500)
  for (const { name: size, width, height } of sizes) {
    await page.setViewportSize({ width, height })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.waitForTimeout(200)
      writeFileSync(join(folder, `${name}-${size}-${colorScheme}.png`), smallPng(await page.screenshot()))
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 })
}
