import { expect, test } from '../desk.ts'

test('a whole batch by keyboard only: sample, look, search, retry, export', async ({ desk }) => {
  const { page, host } = desk
  await expect(page.getByRole('heading', { name: 'Start with a table' })).toBeVisible()
  await page.keyboard.press('t')
  await expect(page.getByText('Complete, 2 failed')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'Item 2' })).toBeVisible()
  await expect(page.getByText('2 of 200')).toBeVisible()
  await page.keyboard.press('j')
  await expect(page.getByRole('complementary', { name: 'Item 3' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary', { name: /Item/ })).toBeHidden()
  await page.keyboard.press('/')
  await page.keyboard.type('password')
  await expect(page).toHaveURL(/q=password/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/q=password/)
  // A key that comes before the rows has none to act on.
  await expect(page.getByRole('grid', { name: 'Items' })).toHaveAttribute('aria-rowcount', '201')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('x')
  await expect(page.getByText('1 selected')).toBeVisible()
  await page.keyboard.press('r')
  await expect(page.getByRole('dialog')).toContainText('1 row will be run again')
  await expect(page.getByRole('dialog')).toContainText('the new one takes its place')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+e')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  const button = dialog.getByRole('button', { name: /Export 200/ })
  for (let presses = 0; presses < 30; presses++) {
    if (await button.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await host.exported(() => page.keyboard.press('Enter'))
})

test('the cursor of the batches stays on its batch when a newer one comes', async ({ desk }) => {
  for (const rows of [1, 2, 3]) await desk.millrace('import', desk.tickets(rows))
  await desk.show('#/batches')
  const { page } = desk
  const isOn = (id: number) => page.locator(`tr[aria-current] a[href$="batches/${id}"]`)
  await expect(isOn(3)).toBeVisible()
  await page.keyboard.press('j')
  await expect(isOn(2)).toBeVisible()
  await desk.millrace('import', desk.tickets(4))
  await expect(page.getByRole('row', { name: /tickets/ })).toHaveCount(4)
  await expect(isOn(2)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/batches\/2/)
})
