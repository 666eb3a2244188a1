import { readFileSync } from 'node:fs'
import { expect, test } from '../desk.ts'

// The words stay English; figures are written and read as at the operator's home.
test.use({ locale: 'de-DE' })
test.skip(({ hostKind }) => hostKind !== 'web', 'The desktop app asks the system.')

test('a desk in German shows and takes figures as Germans write them, on every screen', async ({ desk }) => {
  const { page } = desk
  desk.practice.setLatency({ p50: 1, p95: 2 })
  await desk.millrace('import', desk.tickets(1_200))
  await desk.show('#/batches')
  await expect(page.getByText('1.200 rows · 0,00 $ paid in all')).toBeVisible()
  await desk.show('#/batches/1')
  await expect(page.getByRole('button', { name: /Start 1\.200/ })).toBeVisible()

  await page.locator('.spend').getByRole('button', { name: 'no budget' }).click()
  const budget = page.getByLabel(/Budget in USD/)
  await budget.fill('1.500')
  await budget.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('This may mean two numbers. Write 1,5 or 1500.')
  await budget.fill('0,50')
  await budget.press('Enter')
  await expect(page.locator('.spend').getByRole('button', { name: '0,50 $' })).toBeVisible()
  await page.getByRole('button', { name: /Start 1\.200/ }).click()
  await expect(page.getByText('Paused, budget')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'not paid again' })).toContainText(
    /The budget of this batch, 0,50\s\$, has no room for another call: 0,\d\d\s\$ is spent/,
  )
  const { cost } = await desk.status(1)
  expect(Number(cost.usd)).toBeLessThanOrEqual(0.5)

  await page.locator('.spend').getByRole('button', { name: '0,50 $' }).click()
  await expect(budget).toHaveValue('0,5')
  await budget.fill('1.234,56')
  await budget.press('Enter')
  await page.getByRole('button', { name: /^Resume/ }).click()
  await expect(desk.progress()).toContainText('1.200 of 1.200 done')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Confidence below 0,6' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Activity' }).click()
  await expect(page.getByRole('region', { name: 'What happened' })).toContainText(
    /Budget 0,50\s\$ → 1\.234,56\s\$/,
  )

  await desk.show('#/costs')
  await page.getByRole('button', { name: 'Practice' }).click()
  await expect(page.locator('.totals')).toContainText('1.200 calls')
  await expect(page.getByRole('table', { name: 'Spent by batch' })).toContainText(/of 1\.234,56\s\$/)
})

test('long figures of a German desk are whole in a window of 1024 pixels', async ({ desk }) => {
  const { page } = desk
  await page.setViewportSize({ width: 1_024, height: 700 })
  await desk.millrace(
    'run',
    desk.tickets(2),
    '--max-cost',
    '123456.78',
    '--name',
    'Rindfleischetikettierung'.repeat(4),
  )
  await desk.show('#/costs?of=practice')
  const table = page.getByRole('table', { name: 'Spent by batch' })
  await expect(table).toContainText(/of 123\.456,78\s\$/)
  const cut = await table
    .locator('td.num')
    .evaluateAll((cells) =>
      cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent),
    )
  expect(cut).toEqual([])
  const [whole, part] = [await table.boundingBox(), await page.getByRole('main').boundingBox()]
  expect(whole!.x + whole!.width).toBeLessThanOrEqual(part!.x + part!.width)
})

test('what leaves the desk is written as everywhere', async ({ desk }) => {
  const { page, host } = desk
  await desk.importAndRun(desk.tickets(3))
  await expect(desk.progress()).toContainText('3 of 3 done')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const file = await host.exported(() => page.getByRole('button', { name: /Export 3 rows/ }).click())
  expect(readFileSync(file, 'utf8')).toMatch(/,0\.\d+,complete,.*,0\.\d{9},/)
})
