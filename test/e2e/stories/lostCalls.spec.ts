import { formatUsdShort, nanoPerUsd } from '../../../src/shared/money.ts'
import { expect, test } from '../desk.ts'

test('what lost calls may have cost stands beside what is known, the same on every screen', async ({
  desk,
}) => {
  desk.answers('slow')
  await desk.millrace('import', desk.tickets(60))
  await desk.show('#/batches/1')
  await desk.page.getByRole('button', { name: /Start 60/ }).click()
  await desk.practice.afterRequests(12)
  await desk.kill()
  desk.answers('fast')
  await desk.start()
  const { page } = desk
  await desk.millrace('tune', '1', '--max-cost', '0.12')
  await desk.show('#/batches/1')
  await page.getByRole('button', { name: /^Resume/ }).click()
  await expect(page.getByText('Paused, budget')).toBeVisible()

  const spent = formatUsdShort(Math.round(Number((await desk.status(1)).cost.usd) * nanoPerUsd))
  const tile = page.locator('.spend')
  await expect(tile).toContainText(`${spent} of $0.12`)
  const [, lost] = /up to (\$0\.\d\d) more for lost calls/.exec(await tile.innerText())!
  const note = tile.locator('.sub')
  expect(await note.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
  await expect(page.getByRole('status').filter({ hasText: 'not paid again' })).toContainText(
    `: ${spent} is spent in practice, up to ${lost} more counts for lost calls, and the next call`,
  )
  const today = page.getByTitle(new RegExp(`^What the practice .*; up to \\${lost} more for lost calls`))
  await expect(today).toContainText(spent)
  await desk.show('#/costs?of=practice')
  const total = page.locator('.totals > div').first()
  await expect(total).toContainText(spent)
  await expect(total).toContainText(`Not in it: up to ${lost} more for lost calls`)
})
