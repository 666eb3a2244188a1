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

test('rows that a retry did not help get their earlier answers back, all with one press and for nothing', async ({
  desk,
}) => {
  const { page } = desk
  await desk.millrace('run', desk.tickets(4))
  desk.practice.setFaults(['400'])
  await desk.show('#/batches/1')
  await page.getByRole('checkbox', { name: 'Select row 2', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Select row 3', exact: true }).click()
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /Retry 2/ }).click()
  await expect(page.getByText('Complete, 2 failed')).toBeVisible()
  await page.getByRole('tab', { name: /Failures/ }).click()
  const cause = page.getByRole('article')
  await expect(cause).toContainText('They had an answer before')
  const asked = desk.practice.requests()
  await cause.getByRole('button', { name: 'Keep 2 earlier answers free' }).click()
  await expect(dialog).toContainText('They count as answered by a person')
  await page.keyboard.press('Enter')
  await expect(page.getByText('2 rows have their earlier answers again.')).toBeVisible()
  await expect(page.getByText('No row has failed.')).toBeVisible()
  expect(desk.practice.requests()).toBe(asked)
  expect((await desk.status(1)).seal).toMatchObject({ model: 2, human: 2, failed: 0 })
})

test('a try with another model says that the batch goes on asking it first', async ({ desk }) => {
  const { page } = desk
  desk.practice.setFaults(['wrong-enum~odd'])
  await desk.importAndRun(desk.tickets(6, (row) => `${row % 2 === 0 ? 'fine' : 'odd'} ${row}`))
  await expect(page.getByText('Complete, 3 failed')).toBeVisible()
  await page.getByRole('tab', { name: /Failures/ }).click()
  await page.getByRole('button', { name: /^Retry 3 free/ }).click()
  const dialog = page.getByRole('dialog')
  const said = dialog.getByText('From then on the whole batch asks claude-opus-5-5 first')
  await dialog.getByLabel('Asked first').selectOption('claude-opus-5-5')
  await expect(said).toBeVisible()
  await dialog.getByRole('button', { name: /Retry 3/ }).click()
  await expect(page.getByText('Complete, 3 failed')).toBeVisible()
  await page.getByRole('button', { name: /^Retry 3 free/ }).click()
  await expect(dialog.getByLabel('Asked first')).toHaveValue('claude-opus-5-5')
  await expect(said).toBeHidden()
})
