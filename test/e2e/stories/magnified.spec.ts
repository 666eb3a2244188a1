import type { Page } from '@playwright/test'
import { expect, test } from '../desk.ts'

// A window of 1280 by 800 at 200 %.
test.use({ viewport: { width: 640, height: 400 } })

test('a page magnified to 200 % keeps all within reach', async ({ desk, hostKind }) => {
  test.skip(hostKind === 'electron', 'The desktop app has a least size.')
  const { page, host } = desk
  await page.getByRole('button', { name: 'Run the sample' }).click()
  await expect(page.getByText('Complete, 2 failed')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Sample tickets' })).toBeInViewport()
  await expectInWidth(page, 'Export')
  await page.getByRole('row', { name: /Lost all projects/ }).click()
  await expect(page.getByRole('complementary', { name: 'Item 2' })).toBeInViewport()
  await expectInWidth(page, 'Override…')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Export' }).click()
  await expect(page.getByRole('button', { name: 'Export 200 rows' })).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: /Failures/ }).click()
  await page.getByRole('button', { name: /^Skip/ }).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Cancel' })).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Escape')
  await desk.show('#/batches')
  await expect(page.getByRole('link', { name: 'Sample tickets' })).toBeInViewport()
  await desk.show('#/welcome')
  await host.choose(desk.tickets(30), () => page.getByRole('button', { name: /Choose a file/ }).click())
  await expectInWidth(page, /^Run all 30/)
})

async function expectInWidth(page: Page, name: string | RegExp): Promise<void> {
  const box = (await page.getByRole('button', { name }).boundingBox())!
  expect(box.x).toBeGreaterThanOrEqual(0)
  expect(box.x + box.width).toBeLessThanOrEqual(640)
}
