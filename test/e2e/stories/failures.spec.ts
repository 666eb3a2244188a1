import { expect, test } from '../desk.ts'

test('failures stand in groups by cause, and one group is retried at its price', async ({ desk }) => {
  const { page } = desk
  desk.practice.setFaults(['400~refuse-me', '529~overload-me'])
  const kinds = ['refuse-me', 'overload-me', 'fine']
  await desk.settings(async () => {
    await page.getByLabel('Retries').fill('0')
    await page.getByLabel('Retries').press('Enter')
    await page.getByRole('button', { name: /Remove claude-haiku/ }).click()
  })
  await desk.importAndRun(desk.tickets(30, (row) => `${kinds[row % 3]} ${row}`))
  await expect(page.getByText('Complete, 20 failed')).toBeVisible()
  await page.getByRole('tab', { name: /Failures/ }).click()
  const causes = page.getByRole('article')
  await expect(causes).toHaveCount(2)
  const overloaded = causes.filter({ hasText: /overloaded/i })
  desk.practice.setFaults([])
  const before = desk.practice.requests()
  await overloaded.getByRole('button', { name: /^Retry 10 free/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('10 rows will be run again')
  await dialog.getByRole('button', { name: /Retry 10/ }).click()
  await expect(causes).toHaveCount(1)
  await expect(page.getByText('Complete, 10 failed')).toBeVisible()
  expect(desk.practice.requests() - before).toBe(10)
  expect((await desk.status(1)).seal).toMatchObject({ model: 20, failed: 10 })
  // Here the best remedy is to skip the rows for good: a key does not.
  await page.keyboard.press('r')
  await expect(dialog).toContainText('3 rows will be run again')
  await page.keyboard.press('Escape')
  await causes.getByRole('button', { name: /10 rows/ }).click()
  await expect(page.getByText('10 of 30')).toBeVisible()
})
