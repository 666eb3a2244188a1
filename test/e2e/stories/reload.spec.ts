import { expect, test } from '../desk.ts'

/** Takes so long that a page can be loaded anew meanwhile. */
const many = 60_000

test('a page that is loaded anew while it exports says how far the export is, and gives the file', async ({
  desk,
}) => {
  const { page } = desk
  await desk.millrace('import', desk.tickets(many))
  await desk.show('#/batches/1')
  await page.getByRole('button', { name: 'Export' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Export 60,000 rows/ }).click()
  await expect(dialog.getByRole('progressbar')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('dialog', { name: 'Exported' })).toContainText('60,000 rows', {
    timeout: 60_000,
  })
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.reload()
  await expect(desk.progress()).toBeVisible()
  await expect(dialog).toBeHidden()
})

test('a page that is loaded anew while many rows are put back loses none of them', async ({ desk }) => {
  const { page } = desk
  await desk.millrace('run', desk.tickets(2_000), '--concurrency', '64')
  const asked = desk.practice.requests()
  await desk.show('#/batches/1')
  await page.getByRole('checkbox', { name: 'Select all' }).click()
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Retry 2,000/ }).click()
  await expect(page.getByRole('dialog', { name: 'Putting rows back to work' })).toBeVisible()
  await page.reload()
  await desk.practice.afterRequests(asked + 2_000)
  await expect(desk.progress()).toContainText('2,000 of 2,000 done', { timeout: 60_000 })
  await expect(dialog).toBeHidden()
  expect(desk.practice.requests() - asked).toBe(2_000)
})

test('a page that is loaded anew while it imports goes on to the batch, and starts nothing', async ({
  desk,
}) => {
  const { page } = desk
  await desk.show('#/welcome')
  await desk.host.choose(desk.tickets(many), () =>
    page.getByRole('button', { name: /Choose a file/ }).click(),
  )
  const asked = desk.practice.requests()
  const run = page.getByRole('button', { name: /Run all 60,000/ })
  await expect(run).toBeEnabled({ timeout: 60_000 })
  await run.click()
  const dialog = page.getByRole('dialog', { name: 'Importing' })
  await expect(dialog).toContainText(/[1-9][\d,]* of 60,000 rows/)
  await page.reload()
  await expect(dialog).toBeVisible()
  await expect(page.getByText('The table is imported. Start it when you are ready.')).toBeVisible({
    timeout: 60_000,
  })
  await expect(page.getByRole('button', { name: /Start 60,000/ })).toBeEnabled()
  expect(desk.practice.requests()).toBe(asked)
})
