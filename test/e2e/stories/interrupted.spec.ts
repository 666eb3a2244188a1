import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../desk.ts'

test('after a crash the list offers to go on with all that was interrupted, from its button and the command menu', async ({
  desk,
}) => {
  // Slow enough that both are under way when the process dies.
  desk.answers('slow')
  for (const rows of [60, 70])
    await desk.millrace(
      'import',
      desk.tickets(rows, (row) => `Order ${rows}-${row} was charged twice.`),
    )
  for (const id of [1, 2]) {
    await desk.show(`#/batches/${id}`)
    await desk.page.getByRole('button', { name: /^Start/ }).click()
    await expect(desk.page.getByText('Running', { exact: true })).toBeVisible()
  }
  await desk.practice.afterRequests(30)
  await desk.kill()
  await desk.start()
  await desk.show('#/batches')
  const { page } = desk
  await expect(page.getByText('2 batches were interrupted')).toBeVisible()
  await expect(page.getByText('What was answered is kept and not paid again')).toBeVisible()
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox').fill('interrupted')
  await expect(page.getByRole('option', { name: /Continue what was interrupted: 2 batches/ })).toBeVisible()
  await page.keyboard.press('Escape')
  desk.answers('fast')
  await page.getByRole('button', { name: 'Continue all 2' }).click()
  await expect(page.getByText('2 batches were interrupted')).toBeHidden()
  for (const [id, rows] of [
    [1, 60],
    [2, 70],
  ]) {
    await desk.show(`#/batches/${id}`)
    await expect(desk.progress()).toContainText(`${rows} of ${rows} done`)
  }
})

test('diagnostics are shown before they are copied, from Settings and the command menu', async ({ desk }) => {
  await desk.millrace('run', desk.tickets(3))
  await desk.show('#/settings')
  const { page } = desk
  await page.getByRole('button', { name: 'Show diagnostics…' }).click()
  const text = page.getByRole('dialog').getByLabel('Diagnostics', { exact: true })
  await expect(text).toContainText('Batch 1: complete; sourceRows 3, model 3')
  await expect(text).toContainText('"event":"batch ends"')
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Show diagnostics…' })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox').fill('diagnostics')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByLabel('Diagnostics', { exact: true })).toContainText('Millrace')
})

async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, help }) => `${id}: ${help}`)
}
