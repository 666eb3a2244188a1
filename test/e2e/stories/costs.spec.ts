import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Desk } from '../desk.ts'
import { expect, test } from '../desk.ts'

test('practice is shown apart from what was paid, and nothing of it counts as spent', async ({ desk }) => {
  const { page } = desk
  await page.getByRole('button', { name: 'Run the sample' }).click()
  await expect(page.getByText('Complete, 2 failed')).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(page.getByRole('heading', { name: 'Costs' })).toBeVisible()
  await expect(page.getByText('Nothing was paid in this time.')).toBeVisible()
  await expect(total(page, 'Spent in 7 days')).toContainText('$0.00')
  await expect(page.getByRole('complementary')).toContainText(/Today\s*\$0\.00/)
  await page.getByRole('button', { name: 'Show practice' }).click()
  expect(new URL(page.url()).hash).toContain('of=practice')
  await expect(total(page, /Practice, at list prices/)).toContainText(/\$0\.[1-9]/)
  await page.reload()
  const line = page.getByRole('table', { name: 'Spent by batch' }).getByRole('row').nth(1)
  await expect(line).toContainText('tickets')
  await line.getByRole('link').click()
  await expect(desk.progress()).toContainText('198 of 200 done')
})

test('a price that is edited by hand in its file shows on a page that is open', async ({ desk }) => {
  const { page } = desk
  await desk.show('#/costs')
  await page
    .getByRole('tab', { name: 'Prices' })
    .or(page.getByRole('link', { name: 'Prices' }))
    .click()
  await expect(page.getByRole('row', { name: /claude-sonnet-5-5/ })).toBeVisible()
  const price = { from: '2026-01-01', input: 1_234_000, cacheWrite5m: 0, cacheRead: 0, output: 0 }
  const own = { lifecycle: 'active', structuredOutput: false, prices: [price] }
  writeFileSync(join(desk.dataDir, 'prices.json'), JSON.stringify({ models: { 'llama-4': own } }))
  await expect(page.getByRole('row', { name: /llama-4/ })).toContainText('1,234.00')
})

test.describe('with a model that is paid for', () => {
  test.use({ hasRealModel: true })

  test('the same money stands by batch, day, pipeline and model, and the budget says what is left', async ({
    desk,
  }) => {
    const { page } = desk
    await desk.settings(async () => {
      await page.getByLabel('Budget per day').fill('5')
      await page.getByLabel('Budget per day').press('Enter')
    })
    await desk.importAndRun(desk.tickets(60))
    await expect(desk.progress()).toContainText('60 of 60 done')
    const { cost } = await desk.status(1)
    const spent = `$${Number(cost.usd).toFixed(2)}`
    await desk.show('#/costs')
    await expect(total(page, 'Spent in 7 days')).toContainText(spent)
    await expect(total(page, 'Budget for today (UTC)')).toContainText(
      `$${(5 - Number(cost.usd)).toFixed(2)} left of $5.00`,
    )
    await expect(page.getByRole('img', { name: /7 days; the dearest is/ })).toBeVisible()
    for (const by of ['Batch', 'Day', 'Pipeline', 'Model']) {
      await page.getByRole('radio', { name: by, exact: true }).click()
      const table = page.getByRole('table', { name: `Spent by ${by.toLowerCase()}` })
      await expect(table.getByRole('row').nth(1)).toContainText(spent)
    }
    await page.getByRole('radio', { name: 'Today' }).click()
    await expect(total(page, 'Spent today')).toContainText(spent)
    const told = JSON.parse(await desk.millrace('cost', '--json')) as { totalUsd: string }
    expect(told.totalUsd).toBe(cost.usd)
  })

  test('a price that is changed holds for the next quote, leaves what was spent, and can be taken back', async ({
    desk,
  }) => {
    const { page } = desk
    await desk.importAndRun(desk.tickets(40))
    await expect(desk.progress()).toContainText('40 of 40 done')
    const before = await desk.status(1)
    await changePrice(desk, '200', '1000')
    const row = page.getByRole('row', { name: /claude-sonnet-5-5/ })
    await expect(row).toContainText('200.00')
    await expect(row).toContainText('your price')
    expect(await desk.status(1)).toEqual(before)
    await desk.millrace('import', desk.tickets(40))
    await desk.show('#/batches/2')
    await expect(page.getByRole('button', { name: /^Start 40 about \$[1-9]/ })).toBeVisible()
    await openPrice(desk)
    await page.getByRole('button', { name: 'Back to the price that came with Millrace' }).click()
    await expect(row).toContainText('2.00')
    await expect(row).not.toContainText('your price')
    await desk.show('#/batches/2')
    await expect(page.getByRole('button', { name: /^Start 40 about \$0/ })).toBeVisible()
  })

  test('a model is added by keyboard from the command menu, and a number that is none is not taken', async ({
    desk,
  }) => {
    const { page } = desk
    await desk.show('#/costs?tab=prices')
    await expect(page.getByRole('table', { name: 'Prices' })).toBeVisible()
    await page.keyboard.press('ControlOrMeta+k')
    await page.keyboard.type('add a model')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Add a model' })
    await expect(dialog.getByLabel('Model')).toBeFocused()
    await page.keyboard.type('llama-4')
    for (const price of ['0,5', 'x', '0', '1.5']) {
      await page.keyboard.press('Tab')
      await page.keyboard.type(price)
    }
    await expect(dialog.getByLabel('Cache write')).toHaveAttribute('aria-invalid', 'true')
    await expect(dialog.getByRole('button', { name: 'Save the price' })).toBeDisabled()
    await dialog.getByLabel('Cache write').fill('0.0375')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('alert')).toContainText('cache write has to be from 0 to 10,000 USD')
    await dialog.getByLabel('Cache write').fill('0.037')
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('row', { name: /llama-4/ })).toContainText('0.037')
    const kept = JSON.parse(readFileSync(join(desk.dataDir, 'prices.json'), 'utf8')) as {
      models: Record<string, { prices: object[] }>
    }
    expect(kept.models['llama-4']!.prices).toMatchObject([{ input: 500, cacheWrite5m: 37, output: 1500 }])
  })
})

function total(page: Page, name: string | RegExp) {
  return page.locator('.totals > div').filter({ has: page.getByText(name, { exact: true }) })
}

async function openPrice(desk: Desk): Promise<void> {
  await desk.show('#/costs?tab=prices')
  await desk.page.getByRole('button', { name: 'Change the price of claude-sonnet-5-5' }).click()
}

async function changePrice(desk: Desk, input: string, output: string): Promise<void> {
  await openPrice(desk)
  const dialog = desk.page.getByRole('dialog', { name: 'Price of claude-sonnet-5-5' })
  await dialog.getByLabel('Input').fill(input)
  await dialog.getByLabel('Output').fill(output)
  await dialog.getByRole('button', { name: 'Save the price' }).click()
  await expect(dialog).toBeHidden()
}
