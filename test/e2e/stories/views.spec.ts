import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../desk.ts'

/** 198 rows are answered, 2 fail. */
async function runSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run the sample' }).click()
  await expect(page.getByText('Complete, 2 failed')).toBeVisible()
}

async function heads(page: Page): Promise<string[]> {
  const texts = await page.getByRole('columnheader').allTextContents()
  return texts.map((text) => text.trim()).filter(Boolean)
}

function picker(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Columns' })
}

async function chooseFromMenu(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: 'Type a command or search' }).fill(typed)
  await page.keyboard.press('Enter')
}

test('columns are chosen, moved and widened by keyboard, come from the source too, and are remembered', async ({
  desk,
}) => {
  const { page } = desk
  await runSample(page)
  const usual = await heads(page)
  await chooseFromMenu(page, 'choose the columns')
  const box = (name: string): Locator => picker(page).getByRole('checkbox', { name, exact: true })
  await expect(box('Row')).toBeVisible()
  await box('Tries').click()
  await box('customer_email').click()
  await expect(box('customer_email')).toBeChecked()
  await box('customer_email').focus()
  for (let place = 0; place < 20; place++) await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(box('customer_email')).toBeFocused()
  await expect(picker(page).getByRole('status')).toHaveText('customer_email is 176 pixels wide')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.keyboard.press('Escape')
  const chosen = await heads(page)
  expect(chosen[0]).toBe('customer_email')
  expect(chosen).not.toContain('Tries')
  const firstRow = page.getByRole('row').nth(1).getByRole('gridcell').nth(1)
  await expect(firstRow).toHaveText(/@/)

  const grip = page.getByRole('columnheader', { name: 'customer_email' }).locator('.grip')
  const { x, y, width, height } = (await grip.boundingBox())!
  await page.mouse.move(x + width / 2, y + height / 2)
  await page.mouse.down()
  await page.mouse.move(x + width / 2 + 60, y + height / 2, { steps: 4 })
  await page.mouse.up()
  await expect(page).toHaveURL(/cols=s\.customer_email%3A236/)

  await desk.show('#/batches')
  await expect(page.getByRole('row', { name: /Sample tickets/ })).toBeVisible()
  await desk.show('#/batches/1')
  await expect(page).toHaveURL(/cols=s\.customer_email%3A236/)
  expect(await heads(page)).toEqual(chosen)
  await chooseFromMenu(page, 'usual columns')
  await expect(page).not.toHaveURL(/cols=/)
  expect(await heads(page)).toEqual(usual)
})

test('a column is dragged to another place in the list', async ({ desk }) => {
  const { page } = desk
  await runSample(page)
  const [first, second] = await heads(page)
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  const lines = picker(page).getByRole('list', { name: 'Shown, in their order' }).getByRole('listitem')
  await lines.nth(1).dragTo(lines.nth(0))
  await page.keyboard.press('Escape')
  expect((await heads(page)).slice(0, 2)).toEqual([second, first])
})

test('whoever chooses a view or a filter goes through its rows with the arrows', async ({ desk }) => {
  const { page } = desk
  await runSample(page)
  await page.getByRole('button', { name: /^Views:/ }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Failed' }).click()
  await expect(page.getByText('2 of 200')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'Item 151' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('menuitem', { name: /^cache/ }).click()
  await expect(page.getByText('14 of 200')).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Items' })).toBeFocused()
  await page.getByRole('button', { name: /^Views:/ }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^Views:/ })).toBeFocused()
})

test('a row that is open keeps the cursor when its filter is taken away', async ({ desk }) => {
  const { page } = desk
  await runSample(page)
  await desk.show('#/batches/1?parts=failed&item=151')
  const cursor = page.getByRole('grid', { name: 'Items' }).locator('.cursor')
  await expect(cursor).toContainText('151')
  await desk.show('#/batches/1?item=151')
  await expect(page.getByText('151 of 200')).toBeVisible()
  await expect(cursor).toHaveCount(1)
  await expect(cursor).toContainText('151')
})

test('a view is kept, shown from the command menu, renamed, replaced, deleted and brought back', async ({
  desk,
}) => {
  const { page } = desk
  await runSample(page)
  const views = page.getByRole('button', { name: /^Views:/ })
  await views.click()
  await page.getByRole('menuitemcheckbox', { name: 'Failed' }).click()
  await expect(page.getByText('2 of 200')).toBeVisible()
  await expect(views).toHaveText('Failed')
  await page.keyboard.press('Escape')

  await page.getByLabel('Search items').fill('invoice')
  await expect(page).toHaveURL(/q=invoice/)
  await page.getByRole('columnheader', { name: 'Cost' }).getByRole('button').click()
  const shown = await page.getByText(/^\d+ of 200$/).textContent()
  await chooseFromMenu(page, 'keep this view')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('failed')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('comes with the product')
  await dialog.getByLabel('Name').fill('Invoices by cost')
  await page.keyboard.press('Enter')
  await expect(views).toHaveText('Invoices by cost')

  await page.keyboard.press('Escape')
  await expect(page.getByText('200 of 200').last()).toBeVisible()
  await expect(views).toHaveText('Views')
  await chooseFromMenu(page, 'view: invoices')
  await expect(page.getByText(shown!, { exact: true })).toBeVisible()
  await expect(page).toHaveURL(/sort=cost/)

  await page.getByLabel('Search items').fill('refund')
  await expect(views).toHaveText('Invoices by cost, changed')
  await views.click()
  await page.getByRole('menuitem', { name: /^Replace/ }).click()
  await expect(views).toHaveText('Invoices by cost')
  await views.click()
  await page.getByRole('menuitem', { name: /^Rename/ }).click()
  await dialog.getByLabel('Name').fill('Refunds')
  await page.keyboard.press('Enter')
  await expect(views).toHaveText('Refunds')

  await views.click()
  await page.getByRole('menuitem', { name: /^Delete/ }).click()
  await expect(page.getByText('View “Refunds” deleted.')).toBeVisible()
  await expect(views).toHaveText('Views')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(views).toHaveText('Refunds')
  await page.reload()
  await expect(views).toHaveText('Refunds')

  await views.click()
  await page.getByRole('menuitem', { name: /^Delete/ }).click()
  await expect(page.getByText('View “Refunds” deleted.')).toBeVisible()
  await desk.show('#/costs')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('View “Refunds” deleted.')).toBeHidden()
  await desk.show('#/batches/1')
  await views.click()
  await expect(page.getByRole('menuitemcheckbox', { name: 'Refunds' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Costs' })).toBeVisible()
  expect(page.url()).not.toContain('view=')
})
