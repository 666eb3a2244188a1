import type { Request } from '@playwright/test'
import { expect, test } from '../desk.ts'

/** A browser has so many to one host, for all of its pages. */
const connections = 6
/** Twelve pages are drawn at once, also on a busy machine. */
const timeout = 60_000

test('twelve pages of one browser all show what happens, and each can act', async ({ desk, hostKind }) => {
  test.slow()
  test.skip(hostKind !== 'web', 'the desktop app has no connections')
  const waiting = new Set<Request>()
  let most = 0
  const context = desk.page.context()
  context.on('request', (request) => {
    if (isLongWait(request)) waiting.add(request)
    most = Math.max(most, waiting.size)
  })
  context.on('requestfinished', (request) => waiting.delete(request))
  context.on('requestfailed', (request) => waiting.delete(request))

  const pages = [desk.page]
  while (pages.length < 12) pages.push(await desk.host.another())
  await desk.millrace('import', desk.tickets(3))
  for (const page of pages) {
    desk.listen(page)
    await page.evaluate(() => void (location.hash = '#/batches/1'))
    await expect(page.getByRole('button', { name: /Start 3/ })).toBeVisible({ timeout })
  }
  await pages[11]!.getByRole('button', { name: /Start 3/ }).click()
  for (const page of pages) await expect(desk.progress(page)).toContainText('3 of 3 done', { timeout })
  expect(most).toBeLessThan(connections)
  expect(most).toBeGreaterThan(0)
})

function isLongWait(request: Request): boolean {
  if (!request.url().endsWith('/api/changes.after')) return false
  const { input } = request.postDataJSON() as { input: { waitMs: number } }
  return input.waitMs > 0
}
