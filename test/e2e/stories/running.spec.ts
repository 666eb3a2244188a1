import { expect, test } from '../desk.ts'

test('a running batch is watched, tuned, paused and resumed', async ({ desk }) => {
  const { page } = desk
  desk.answers('slow')
  await desk.millrace('import', desk.tickets(120))
  await desk.show('#/batches/1')
  await page.getByRole('button', { name: /Start 120/ }).click()
  await expect(page.getByText('Running', { exact: true })).toBeVisible()
  await page.getByLabel('Most calls in flight').fill('3')
  await page.getByLabel('Most calls in flight').blur()
  await expect(page.getByText('max 3 each')).toBeVisible()
  for (let press = 0; press < 6; press++) await page.getByLabel('Most calls in flight').press('ArrowRight')
  await expect(page.getByText('max 9 each')).toBeVisible()
  await page.getByLabel('Most calls in flight').press('Space')
  await expect(page.getByText('Paused, by hand')).toBeVisible()
  await page.getByRole('button', { name: /^Resume/ }).click()
  await page.getByRole('button', { name: 'no budget' }).click()
  await page.getByLabel(/Budget in USD/).fill('5')
  await page.getByLabel(/Budget in USD/).press('Enter')
  await expect(page.getByRole('button', { name: '$5.00', exact: true })).toBeVisible()
  await page.getByRole('button', { name: /^Pause/ }).click()
  await expect(page.getByText('Paused, by hand')).toBeVisible()
  const { seal, calls, batch } = await desk.status(1)
  expect(batch.status).toBe('paused')
  expect(seal.running).toBe(0)
  expect(calls.total).toBe(desk.practice.requests())
  desk.answers('fast')
  await page.getByRole('button', { name: /^Resume/ }).click()
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  expect((await desk.status(1)).seal).toMatchObject({ model: 120, pending: 0 })
  expect(desk.practice.requests()).toBe(120)
  await page.getByRole('tab', { name: 'Activity' }).click()
  await expect(page.getByRole('region', { name: 'What happened' })).toContainText(
    /→ 9, by the operator on the web page/,
  )
})

test('a batch that reaches its budget pauses, says why, and goes on when the budget is raised', async ({
  desk,
}) => {
  const { page } = desk
  await desk.millrace('import', desk.tickets(60))
  await desk.show('#/batches/1')
  const setBudget = async (shown: string, next: string): Promise<void> => {
    await page.locator('.spend').getByRole('button', { name: shown, exact: true }).click()
    await page.getByLabel(/Budget in USD/).fill(next)
    await page.getByLabel(/Budget in USD/).press('Enter')
  }
  await setBudget('no budget', '0.05')
  await expect(page.getByRole('button', { name: '$0.05', exact: true })).toBeVisible()
  await page.getByRole('button', { name: /Start 60/ }).click()
  await expect(page.getByText('Paused, budget')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'not paid again' })).toContainText('$0.05')
  const { cost } = await desk.status(1)
  expect(Number(cost.usd)).toBeLessThanOrEqual(0.05)
  await page.getByRole('button', { name: 'Raise the budget' }).click()
  // What is typed takes the place of the amount, without a key that clears it.
  await page.keyboard.type('0.06')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: '$0.06', exact: true })).toHaveCount(2)
  await expect(page.getByText('The budget of this batch has room again.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Raise the budget' })).toHaveCount(0)
  await setBudget('$0.06', '')
  await expect(page.getByRole('button', { name: 'no budget' })).toHaveCount(2)
  const said = page.getByRole('status').filter({ hasText: 'not paid again' })
  await expect(said).toContainText('The budget of this batch was taken away. Resume to go on.')
  await expect(said).toContainText('This batch now has no budget.')
  await expect(page.locator('.spend')).toContainText(/\$0\.0\d · no budget/)
  await page.getByRole('button', { name: /^Resume/ }).click()
  await expect(desk.progress()).toContainText('60 of 60 done')
})

test('a batch that the budget of the day has stopped leads to that budget, and not to its own', async ({
  desk,
}) => {
  const { page } = desk
  await desk.millrace('cost', '--max-per-day', '0.05')
  await desk.millrace('import', desk.tickets(60))
  await desk.show('#/batches/1')
  await page.getByRole('button', { name: /Start 60/ }).click()
  const said = page.getByRole('status').filter({ hasText: 'not paid again' })
  await expect(said).toContainText('The budget for today (UTC)')
  await expect(said).toContainText('in practice, which is held to it by itself')
  await expect(said.getByRole('button')).toHaveCount(0)
  await page.getByRole('button', { name: 'Raise the budget' }).click()
  const cap = page.getByLabel('Budget per day')
  await expect(cap).toBeInViewport()
  await cap.fill('5')
  await cap.press('Enter')
  await page.getByRole('link', { name: /^tickets/ }).click()
  await expect(said).toContainText('The budget for today (UTC) has room again.')
  await page.getByRole('button', { name: /^Resume/ }).click()
  await expect(desk.progress()).toContainText('60 of 60 done')
})

test('an outage shows as fallback and as default, and each filters the table', async ({ desk }) => {
  const { page } = desk
  desk.practice.setFaults(['529/claude-sonnet-5-5', '400~nobody-answers'])
  await desk.settings(() => page.getByRole('switch', { name: 'Default response' }).click())
  await desk.importAndRun(
    desk.tickets(30, (row) => (row % 10 === 0 ? `nobody-answers ${row}` : `charged twice ${row}`)),
  )
  await expect(page.getByText('Complete, 3 default', { exact: true })).toBeVisible()
  const { seal, answeredBy } = await desk.status(1)
  expect(seal).toMatchObject({ model: 27, default: 3, failed: 0 })
  expect(answeredBy).toEqual({ 'claude-haiku-5-5': 27 })
  await page.getByRole('button', { name: '3 default', exact: true }).click()
  await expect(page.getByText('3 of 30')).toBeVisible()
  await expect(page.getByRole('row', { name: /DEFAULT/ })).toHaveCount(3)
  await page.getByRole('button', { name: '3 default', exact: true }).click()
  await page.getByRole('button', { name: '27 model' }).click()
  await expect(page.getByRole('row', { name: /Haiku/ }).first()).toBeVisible()
  await page.getByRole('button', { name: '27 model' }).click()
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await expect(page.getByRole('menu')).toBeInViewport({ ratio: 1 })
  await page.getByRole('menuitem', { name: 'default 3', exact: true }).click()
  await expect(page.getByText('3 of 30')).toBeVisible()
  await desk.show('#/batches')
  await expect(page.getByRole('cell', { name: 'complete, 3 default' })).toBeVisible()
  await expect(page.getByTitle('complete, 3 default: 27 of 30 rows done')).toHaveText('3')
})
