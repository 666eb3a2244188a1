import type { Page } from '@playwright/test'
import { expect, test } from '../desk.ts'

test('nothing moves where the system asks for less motion', async ({ desk }) => {
  const { page } = desk
  await page.emulateMedia({ reducedMotion: 'reduce' })
  desk.answers('slow')
  await desk.millrace('import', desk.tickets(60))
  await desk.show('#/batches/1')
  await watchForMotion(page)
  await page.getByRole('button', { name: /Start 60/ }).click()
  await expect(page.getByText('Running', { exact: true })).toBeVisible()
  desk.answers('fast')
  await page.getByRole('row', { name: /Ticket 3\b/ }).click()
  await expect(page.getByRole('complementary', { name: 'Item 3' })).toBeVisible()
  await page.getByRole('button', { name: 'Override…' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(desk.progress()).toContainText('60 of 60 done')
  await page.getByRole('tab', { name: 'Check' }).click()
  await page
    .getByRole('button', { name: /^Check/ })
    .last()
    .click()
  await expect(page.getByText('What was looked at')).toBeVisible()
  await desk.show('#/batches/1?q=nothing+like+it')
  await page.getByRole('button', { name: /Clear the filter/ }).click()
  await expect(page.getByText('All rows are shown.')).toBeVisible()
  expect(await moved(page)).toEqual([])
})

test('where it does not, an opened row slides in, and the same watch sees it', async ({ desk }) => {
  const { page } = desk
  await desk.millrace('run', desk.tickets(3))
  await desk.show('#/batches/1')
  await watchForMotion(page)
  await page.getByRole('row', { name: /Ticket 3\b/ }).click()
  await expect.poll(() => moved(page)).toContain('translate')
})

/** Notes each transition that takes time, and each animation that has more than one look. */
async function watchForMotion(page: Page): Promise<void> {
  await page.evaluate(() => {
    const found = new Set<string>()
    Object.assign(window, { found })
    const look = (): void => {
      for (const animation of document.getAnimations()) {
        const { activeDuration } = animation.effect!.getComputedTiming()
        const name = 'transitionProperty' in animation ? animation.transitionProperty : animation.id
        if (Number(activeDuration) > 0) found.add(String(name))
      }
      requestAnimationFrame(look)
    }
    look()
  })
}

function moved(page: Page): Promise<string[]> {
  return page.evaluate(() => [...(window as unknown as { found: Set<string> }).found])
}
