import { AxeBuilder } from '@axe-core/playwright'
import type { Desk } from '../desk.ts'
import { expect, test } from '../desk.ts'

const questions = ['Where is my card?', 'The app crashes.', 'Cancel my order.']

/** Of 30 rows, 27 repeat one of the first three. */
function repeated(desk: Desk): string {
  const lines = Array.from({ length: 30 }, (_, index) => `${index + 1},${questions[index % 3]}`)
  return desk.file('repeated.csv', `id,body\n${lines.join('\n')}\n`)
}

async function choose({ page, host }: Desk, file: string): Promise<void> {
  await page.evaluate(() => void (location.hash = '#/welcome'))
  await host.choose(file, () => page.getByRole('button', { name: /Choose a file/ }).click())
}

test('rows that repeat others are skipped, and each says which row it repeats', async ({ desk }) => {
  const { page } = desk
  await choose(desk, repeated(desk))
  await expect(page.getByText('27 rows repeat an earlier one')).toBeVisible()
  const groups = page.getByRole('list', { name: 'Rows with the same content' })
  await expect(groups).toContainText('Row 1: again in 4, 7, 10, 13 …and 5 more')
  await expect(page.getByText('rows that repeat it get the same answer at no cost')).toBeVisible()
  await page.getByRole('radio', { name: 'Skip them' }).click()
  await expect(page.getByText('They are not run and get no answer.')).toBeVisible()
  await expect(page.getByText('27 skipped')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: /Run all 3/ }).click()
  await expect(desk.progress()).toContainText('3 of 30 done')
  await page.getByRole('button', { name: '27 skipped' }).click()
  await page.getByText('as row 1').first().click()
  await expect(page.getByText('Skipped at import: same content as row 1.')).toBeVisible()
  expect((await desk.status(1)).seal).toMatchObject({ model: 3, skipped: 27 })
})

test('the largest group is named first, wherever it stands in the file', async ({ desk }) => {
  const { page } = desk
  const pairs = Array.from({ length: 18 }, (_, index) => `Question ${Math.floor(index / 2)}`)
  const bodies = [...pairs, ...Array.from({ length: 12 }, () => 'Out of office')]
  await choose(desk, desk.file('late.csv', `body\n${bodies.join('\n')}\n`))
  const groups = page.getByRole('list', { name: 'Rows with the same content' }).getByRole('listitem')
  await expect(groups.first()).toHaveText('Row 19: again in 20, 21, 22, 23 …and 7 more')
  await expect(groups.last()).toHaveText('and 2 more rows in other groups')
})

test('rows that repeat others share an answer unless the cache is off, and that is said', async ({
  desk,
}) => {
  const { page } = desk
  await choose(desk, repeated(desk))
  await page.getByRole('switch', { name: /Answer cache/ }).click()
  await expect(page.getByRole('radio', { name: 'Ask each one' })).toBeChecked()
  await expect(page.getByText('each of them is asked and paid like any other row')).toBeVisible()
  await page.getByRole('switch', { name: /Answer cache/ }).click()
  await page.getByRole('button', { name: /Run all 30/ }).click()
  await expect(desk.progress()).toContainText('30 of 30 done')
  expect((await desk.status(1)).seal).toMatchObject({ model: 3, cache: 27 })
})

test.describe('with real prices', () => {
  test.use({ hasRealModel: true })

  test('a table that was answered before is quoted at nothing', async ({ desk }) => {
    const { page } = desk
    const file = repeated(desk)
    await choose(desk, file)
    await expect(page.getByRole('button', { name: /Run all 30 about/ })).toBeEnabled()
    await page.getByRole('button', { name: /Run all 30/ }).click()
    await expect(desk.progress()).toContainText('30 of 30 done')
    await choose(desk, file)
    await expect(page.getByText('3 answered before, at no cost')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Run all 30 $0.00' })).toBeEnabled()
    await page.getByRole('switch', { name: /Answer cache/ }).click()
    await expect(page.getByRole('button', { name: /Run all 30 about/ })).toBeEnabled()
    await expect(page.getByText('answered before')).toBeHidden()
  })
})

test('a large import shows how far it is; cancelled, it leaves nothing, and the file can be imported again', async ({
  desk,
}) => {
  const { page } = desk
  await choose(desk, desk.tickets(120_000))
  const run = page.getByRole('button', { name: /Run all 120,000/ })
  await expect(run).toBeEnabled({ timeout: 60_000 })
  await run.click()
  const dialog = page.getByRole('dialog', { name: 'Importing' })
  await expect(dialog).toContainText(/[1-9][\d,]* of 120,000 rows/)
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden({ timeout: 60_000 })
  expect(JSON.parse(await desk.millrace('list', '--json'))).toEqual({ batches: [] })
  await expect(run).toBeEnabled()
})
