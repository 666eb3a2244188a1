import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '../desk.ts'

test('what happened is drawn over the chart, and each mark leads to its entry in the log', async ({
  desk,
}) => {
  const { page } = desk
  desk.answers('slow')
  desk.practice.setFaults(['429@20'])
  await desk.importAndRun(desk.tickets(120))
  await expect(page.getByText('Running', { exact: true })).toBeVisible()
  await page.getByLabel('Most calls in flight').fill('6')
  await page.getByLabel('Most calls in flight').blur()
  await page.getByRole('button', { name: /^Pause/ }).click()
  await expect(page.getByText('Paused, by hand')).toBeVisible()
  desk.answers('fast')
  await page.getByRole('button', { name: /^Resume/ }).click()
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()

  const marks = page.getByRole('toolbar', { name: 'What happened, in the order of time' })
  await expect(marks.getByRole('button', { name: /answered 429: held for/ })).toHaveCount(1)
  await expect(marks.getByRole('button', { name: /Paused by the operator on the web page/ })).toHaveCount(1)
  await marks.getByRole('button').first().focus()
  await page.keyboard.press('End')
  await expect(marks.getByRole('button').last()).toBeFocused()
  await page.keyboard.press('Home')
  await marks.getByRole('button', { name: /answered 429/ }).focus()
  await expect(page.locator('.told')).toContainText('answered 429')
  await page.keyboard.press('Enter')
  const log = page.getByRole('region', { name: 'What happened' })
  await expect(log.locator('.wanted')).toContainText('answered 429')
  await expect(page).toHaveURL(/tab=activity.*event=\d+/)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await page.getByRole('radio', { name: /^Operator/ }).click()
  await expect(log.locator('.entry')).toHaveText([
    /Resumed by the operator on the web page/,
    /Paused by the operator on the web page/,
    /Concurrency \d+ → 6, by the operator on the web page/,
    /Started by the operator on the web page/,
  ])
  await page.getByRole('radio', { name: /^Trouble/ }).click()
  await expect(page.getByText('Nothing here about trouble.')).toBeVisible()
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(log.locator('.entry').first()).toContainText('No row is left to do')
  await expect(log.getByRole('heading')).toHaveCount(1)
})

test('an answer of a person stands in the log and leads back to its row', async ({ desk }) => {
  const { page } = desk
  await desk.millrace('run', desk.tickets(3))
  await desk.show('#/batches/1?item=2')
  await page.getByRole('button', { name: 'Override…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/reason/i).fill('We called them.')
  await dialog.getByRole('button', { name: 'Override', exact: true }).click()
  await expect(dialog).toBeHidden()
  await desk.show('#/batches/1?tab=activity&topic=operator')
  const entry = page.locator('.entry').first()
  await expect(entry).toContainText(
    'Row 2 answered by hand: “We called them.”, by the operator on the web page.',
  )
  await entry.getByRole('button', { name: 'Open row 2' }).click()
  await expect(page.getByRole('complementary', { name: 'Item 2' })).toBeVisible()
})
