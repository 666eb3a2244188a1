import { expect, test } from '../desk.ts'

test('rows of a paused batch are put back, say that they wait, and cost nothing before it is resumed', async ({
  desk,
}) => {
  const { page } = desk
  await desk.millrace('run', desk.tickets(30), '--max-cost', '0.03', '--concurrency', '1')
  const asked = desk.practice.requests()
  await desk.show('#/batches/1?item=2')
  const item = page.getByRole('complementary', { name: 'Item 2' })
  await item.getByRole('button', { name: 'Retry from another stage' }).click()
  await page.getByRole('menuitem', { name: /Retry from acquire/ }).click()
  await expect(page.getByText('1 row runs when the batch is resumed.')).toBeVisible()
  await desk.show('#/batches/1?item=3')
  await page.getByRole('button', { name: /^Retry from process/ }).click()
  await expect(page.getByRole('button', { name: 'Retry from another stage' })).toBeDisabled()
  await desk.show('#/batches/1')
  await page.getByRole('checkbox', { name: 'Select row 4', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Select row 5', exact: true }).click()
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('2 rows will be put back to work')
  await expect(dialog).toContainText('Nothing is sent now. They run when the batch is resumed')
  await dialog.getByRole('button', { name: 'Put back 2' }).click()
  await expect(page.getByText('2 rows run when the batch is resumed.')).toBeVisible()
  await expect(page.getByText('Paused, budget')).toBeVisible()
  expect(desk.practice.requests()).toBe(asked)
  await desk.millrace('resume', '1', '--max-cost', '1')
  expect((await desk.status(1)).seal).toMatchObject({ model: 30, pending: 0 })
})

test('all but one of many rows are put back under a progress bar, and run', async ({ desk }) => {
  const { page } = desk
  await desk.millrace('run', desk.tickets(1_100), '--concurrency', '64')
  const asked = desk.practice.requests()
  await desk.show('#/batches/1')
  await page.getByRole('checkbox', { name: 'Select all' }).click()
  await page.getByRole('checkbox', { name: 'Select row 4', exact: true }).click()
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Retry 1,099/ }).click()
  await expect(dialog.getByRole('progressbar')).toBeVisible()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('grid', { name: 'Items' })).toBeFocused()
  // Until the page hears of the run it shows how the one before has ended.
  await desk.practice.afterRequests(asked + 1_099)
  await expect(page.getByText('Complete', { exact: true }).first()).toBeVisible()
  expect((await desk.status(1)).seal).toMatchObject({ sourceRows: 1_100, pending: 0 })
  expect(desk.practice.requests() - asked).toBe(1_099)
})

test('a retry of rows without text says that it is in vain, and is not what is pressed first', async ({
  desk,
}) => {
  const { page } = desk
  await desk.millrace('run', desk.file('t.csv', 'id,subject,body\n1,,\n2,Hi,My parcel is lost\n3,,\n'))
  await desk.show('#/batches/1?tab=failures')
  const all = page.getByRole('button', { name: /^Retry all 2/ })
  await expect(all).toHaveClass(/quiet/)
  await all.click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('All of them have no text and will fail again, at no cost.')
  await expect(dialog.getByRole('button', { name: /^Retry 2/ })).not.toBeFocused()
})
