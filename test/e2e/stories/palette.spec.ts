import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../desk.ts'

/** 198 rows are answered, 2 fail. */
async function runSample(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Start with a table' })).toBeVisible()
  await page.keyboard.press('t')
  await expect(page.getByText('Complete, 2 failed')).toBeVisible()
}

function menu(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Command menu' })
}

async function openMenu(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await expect(menu(page).getByRole('combobox')).toBeFocused()
  await page.keyboard.type(typed)
}

/** The option that Enter runs. */
function current(page: Page): Locator {
  return menu(page).getByRole('option', { selected: true })
}

test('a finished batch by the command menu only: rows, retry, an item, the settings', async ({ desk }) => {
  const { page } = desk
  await runSample(page)

  await openMenu(page, 'failed ret')
  await expect(current(page)).toHaveText(/Retry all 2 failed rows\s*free/)
  await expect(current(page).locator('mark')).toHaveText(['Ret', 'failed'])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('2 rows will be run again')
  await page.keyboard.press('Escape')

  await openMenu(page, 'failed rows')
  await expect(current(page)).toContainText('failed rows')
  await page.keyboard.press('ArrowDown')
  await expect(current(page)).toHaveText(/Show failed rows\s*2 rows/)
  await page.keyboard.press('Enter')
  await expect(page.getByText('2 of 200')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('200 of 200').last()).toBeVisible()

  await openMenu(page, 'category is billing')
  await expect(current(page)).toContainText(/Category is billing\s*\d+ rows/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/values\.category=billing/)

  await openMenu(page, 'invoice')
  const items = menu(page).getByRole('group', { name: 'Items' }).getByRole('option')
  await expect(items).toHaveCount(6)
  await expect(items.last()).toHaveText(/Show all rows with “invoice”\s*\d+ rows/)
  const row = /Row (\d+)/.exec((await items.first().textContent())!)![1]
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: `Item ${row}` })).toBeVisible()

  await openMenu(page, 'sett')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/w\/default\/settings$/)
  await openMenu(page, 'sample')
  await expect(menu(page).getByRole('status')).toHaveText('2 results')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/w\/default\/batches\/1$/)
})

test('a running batch is paused and resumed from the command menu, at the price of its button', async ({
  desk,
}) => {
  const { page } = desk
  desk.answers('slow')
  await desk.importAndRun(desk.tickets(120))
  await openMenu(page, 'pause')
  await expect(current(page)).toHaveText(/^PauseSpace$/)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Paused, by hand')).toBeVisible()
  const button = page.getByRole('button', { name: /^Resume/ })
  const price = (await button.locator('.cost').textContent())!
  desk.answers('fast')
  await openMenu(page, 'resume')
  await expect(current(page)).toContainText(price)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  expect((await desk.status(1)).seal).toMatchObject({ model: 120, pending: 0 })
  expect(desk.practice.requests()).toBe(120)
})

test('the command menu opens from a field, gives the keyboard back, and says when nothing fits', async ({
  desk,
}) => {
  const { page } = desk
  await runSample(page)
  await page.keyboard.press('/')
  await openMenu(page, '(not [a command')
  await expect(menu(page)).toContainText('Nothing matches')
  await expect(menu(page).getByRole('status')).toHaveText('0 results')
  await page.keyboard.press('Escape')
  await expect(menu(page)).toBeHidden()
  await expect(page.getByLabel('Search items')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.press('ArrowUp')
  await expect(current(page)).toContainText('First start')
  await page.keyboard.press('ControlOrMeta+k')
  await expect(menu(page)).toBeHidden()
})

test('the keys that the sheet names work from any screen', async ({ desk }) => {
  const { page, host } = desk
  await runSample(page)
  const sheet = page.getByRole('dialog', { name: 'All keys' })
  await page.getByRole('button', { name: 'all keys' }).click()
  await expect(sheet).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await page.keyboard.press('?')
  await expect(sheet.getByRole('region', { name: 'A batch' })).toContainText('pause or resume')
  await expect(sheet.getByRole('region', { name: 'The first start' })).toContainText('run the sample')
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await expect(page).toHaveURL(/#\/w\/default\/settings$/)
  await page.keyboard.press('g')
  await page.keyboard.press('b')
  await expect(page).toHaveURL(/#\/w\/default\/batches$/)
  await expect(page.getByRole('row', { name: /Sample tickets/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await host.choose(desk.tickets(3), async () => {
    await expect(page.getByRole('heading', { name: 'Sample tickets' })).toBeVisible()
    await page.keyboard.press('n')
  })
  await expect(page.getByRole('button', { name: /^Run all 3/ })).toBeVisible()
  await host.choose(desk.tickets(4), async () => {
    await openMenu(page, 'new')
    await page.keyboard.press('Enter')
  })
  await expect(page.getByRole('button', { name: /^Run all 4/ })).toBeVisible()
})

test('the licences of all that Millrace is made with are a command away, and under Settings', async ({
  desk,
}) => {
  const { page } = desk
  await expect(page.getByRole('heading', { name: 'Start with a table' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('licences')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByLabel('Licences')).toContainText(/^react \d.*MIT/m)
  await page.keyboard.press('Escape')
  await desk.show('#/settings')
  await page.getByRole('button', { name: 'Show licences…' }).click()
  await expect(page.getByRole('dialog').getByLabel('Licences')).toContainText('better-sqlite3')
})
