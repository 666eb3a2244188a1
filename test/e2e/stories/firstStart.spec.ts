import { readFileSync } from 'node:fs'
import { expect, test } from '../desk.ts'

test('a first start with the sample tickets ends in an exported file', async ({ desk }) => {
  const { page, host } = desk
  await expect(page.getByRole('heading', { name: 'Start with a table' })).toBeVisible()
  await page.getByRole('button', { name: 'Run the sample' }).click()
  await expect(page.getByText('Complete, 2 failed')).toBeVisible()
  await expect(desk.progress()).toContainText('198 of 200 done')
  await expect(page.getByText('0 unaccounted')).toBeVisible()
  await expect(page.getByText('PRACTICE', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Export' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('2 failed rows without an answer')
  const path = await host.exported(() => dialog.getByRole('button', { name: 'Export 200 rows' }).click())
  await expect(dialog).toContainText('200 rows')
  const lines = readFileSync(path, 'utf8').trim().split('\r\n')
  expect(lines[0]).toContain('ticket_id,created_at,customer_email,subject,body,plan,urgency,category')
  expect(lines.filter((line) => line.includes('practice/claude-sonnet-5-5'))).toHaveLength(186)
  const { seal } = await desk.status(1)
  expect(seal).toMatchObject({ sourceRows: 200, model: 186, cache: 12, failed: 2 })
})

test('a key that does not work is refused with a sentence and is nowhere on the disk', async ({ desk }) => {
  const { page } = desk
  const key = 'sk-ant-not-a-key-e2e'
  await page.route('https://api.anthropic.com/**', (route) => route.abort())
  await page.getByLabel('API key').fill(key)
  await page.getByRole('button', { name: 'Test and keep' }).click()
  await expect(page.getByRole('status')).toContainText(/key/i)
  await expect(page.locator('body')).not.toContainText(key)
})
