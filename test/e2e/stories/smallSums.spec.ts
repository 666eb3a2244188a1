import { expect, test } from '../desk.ts'

test('a batch of one row says what it cost, and its screens count one row', async ({ desk }) => {
  const { page } = desk
  const name = 'Spring tickets of the north'
  await desk.millrace('run', desk.tickets(1), '--name', name)
  const cents = `$${Number((await desk.status(1)).cost.usd).toFixed(4)}`
  expect(cents).toMatch(/^\$0\.00[1-9]/)
  await desk.show('#/batches/1')
  await expect(page.locator('.spend')).toContainText(cents)
  await expect(page.getByRole('button', { name: /^0\.\d to 0\.\d: 1 row$/ })).toBeVisible()
  await desk.show('#/batches')
  const line = page.getByRole('row', { name: new RegExp(name) })
  await expect(line).toContainText(cents)
  const link = line.getByRole('link')
  expect(await link.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
  await desk.show('#/costs?of=practice')
  await expect(page.locator('.totals > div').first()).toContainText(cents)
})
