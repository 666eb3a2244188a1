import { readFileSync } from 'node:fs'
import { expect, test } from '../desk.ts'

test('rows are selected with Shift, by mouse and by keyboard, and only these are exported', async ({
  desk,
}) => {
  const { page, host } = desk
  await desk.millrace('run', desk.tickets(700))
  await desk.show('#/batches/1')
  await page.getByRole('checkbox', { name: 'Select row 3', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Select row 7', exact: true }).click({ modifiers: ['Shift'] })
  await expect(page.getByText('5 selected')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('grid', { name: 'Items' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText('2 selected')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select row 2', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Select row 2', exact: true }).click()
  await page.getByRole('button', { name: /^Row/ }).click()
  await expect(page.getByRole('checkbox', { name: 'Select row 700', exact: true })).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select row 700', exact: true }).click()
  await page.getByRole('grid', { name: 'Items' }).hover()
  await page.mouse.wheel(0, 100_000)
  await page.getByRole('checkbox', { name: 'Select row 1', exact: true }).click({ modifiers: ['Shift'] })
  await expect(page.getByText('700 selected')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select row 4', exact: true }).click()
  await page.getByRole('button', { name: 'Export 699' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('radio', { name: 'Filtered' })).toBeDisabled()
  await expect(dialog).toContainText('The table is not filtered.')
  const path = await host.exported(() => dialog.getByRole('button', { name: 'Export 699 rows' }).click())
  const lines = readFileSync(path, 'utf8').trim().split('\r\n')
  expect(lines).toHaveLength(700)
  expect(lines.some((line) => line.startsWith('T-4,'))).toBe(false)
})

test('a row taken out of all that are selected is left out, and only it', async ({ desk }) => {
  const { page, host } = desk
  await desk.millrace('run', desk.tickets(300))
  await desk.show('#/batches/1')
  await page.getByRole('checkbox', { name: 'Select all' }).click()
  await expect(page.getByText('300 selected')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select row 4', exact: true }).click()
  await expect(page.getByText('299 selected')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Select row 4', exact: true })).not.toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'Select row 5', exact: true })).toBeChecked()
  await page.getByRole('button', { name: 'Retry 299' }).click()
  await expect(page.getByRole('dialog')).toContainText('299 rows will be run again')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Export 299' }).click()
  const dialog = page.getByRole('dialog')
  const path = await host.exported(() => dialog.getByRole('button', { name: 'Export 299 rows' }).click())
  const lines = readFileSync(path, 'utf8').trim().split('\r\n')
  expect(lines).toHaveLength(300)
  expect(lines.some((line) => line.startsWith('T-4,'))).toBe(false)
})

test('what says that all rows are shown covers no button of the selection, and goes with the next search', async ({
  desk,
}) => {
  const { page } = desk
  await desk.millrace('run', desk.tickets(9))
  await desk.show('#/batches/1?q=nothing+like+it')
  await page.getByRole('button', { name: /Clear the filter/ }).click()
  const said = page.getByText('All rows are shown.')
  await expect(said).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select all' }).click()
  const bar = await page.getByRole('region', { name: 'Selection' }).boundingBox()
  const toast = await page.locator('.toast').boundingBox()
  expect(toast!.y + toast!.height).toBeLessThanOrEqual(bar!.y)
  await page.getByRole('searchbox').fill('Ticket')
  await expect(said).toHaveCount(0)
})

test('a search shows its rows from the first on, wherever the table was scrolled to', async ({ desk }) => {
  const { page } = desk
  await desk.millrace('run', desk.tickets(700))
  await desk.show('#/batches/1')
  await expect(page.getByRole('row', { name: /Ticket 1\b/ })).toBeVisible()
  await page.getByRole('grid', { name: 'Items' }).hover()
  await page.mouse.wheel(0, 100_000)
  await expect(page.getByRole('row', { name: /Ticket 700\b/ })).toBeVisible()
  await page.getByLabel('Search items').fill('order 60')
  await expect(page.getByText('11 of 700')).toBeVisible()
  await expect(page.getByRole('row', { name: /Ticket 60\b/ })).toBeInViewport()
})

test('a click is for the row that was pressed, also where another one has taken its place meanwhile', async ({
  desk,
}) => {
  const { page } = desk
  await desk.millrace('run', desk.tickets(12))
  await desk.show('#/batches/1?sort=-changed')
  const first = page.getByRole('row').nth(1)
  await expect(first).toContainText(/Ticket \d+/)
  const [, row] = /Ticket (\d+)/.exec((await first.textContent())!)!
  const other = row === '5' ? 6 : 5
  await first.hover()
  await page.mouse.down()
  await desk.millrace('retry', '1', '--items', String(other))
  await expect(first).toContainText(`Ticket ${other}`)
  await page.mouse.up()
  await expect(page.getByRole('complementary', { name: `Item ${row}`, exact: true })).toBeVisible()
})

test('the keys go on from the row whose box was pressed', async ({ desk }) => {
  const { page } = desk
  await desk.millrace('run', desk.tickets(9))
  await desk.show('#/batches/1')
  await page.getByRole('checkbox', { name: 'Select row 5', exact: true }).click()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('x')
  await expect(page.getByText('2 selected')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Select row 6', exact: true })).toBeChecked()
})
