import { expect, test } from '../desk.ts'

test('a running batch is watched, tuned, paused and resumed', async ({ desk }) => {
  const { page } = desk
  desk.practice.setLatency({ p50: 150, p95: 250 })
  await desk.millrace('import', desk.tickets(120))
  await desk.show('#/batches/1')
  await page.getByRole('button', { name: /Start 120/ }).click()
  await expect(page.getByText('Running', { exact: true })).toBeVisible()
  await page.getByLabel('Most calls in flight').fill('3')
  await page.getByLabel('Most calls in flight').blur()
  await expect(page.getByText('max 3')).toBeVisible()
  await page.getByRole('button', { name: 'no budget' }).click()
  await page.getByLabel(/Budget in USD/).fill('5')
  await page.getByLabel(/Budget in USD/).press('Enter')
  await expect(page.getByRole('button', { name: '$5.00' })).toBeVisible()
  await page.getByRole('button', { name: /^Pause/ }).click()
  await expect(page.getByText('Paused, operator')).toBeVisible()
  const { seal, calls, batch } = await desk.status(1)
  expect(batch.status).toBe('paused')
  expect(seal.running).toBe(0)
  expect(calls.total).toBe(desk.practice.requests())
  await page.getByRole('button', { name: /^Resume/ }).click()
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  expect((await desk.status(1)).seal).toMatchObject({ model: 120, pending: 0 })
  expect(desk.practice.requests()).toBe(120)
  await page.getByRole('tab', { name: 'Activity' }).click()
  await expect(page.getByRole('region', { name: 'What happened' })).toContainText('the operator')
})

test('a batch that reaches its budget pauses, says why, and goes on when the budget is raised', async ({
  desk,
}) => {
  const { page } = desk
  await desk.millrace('import', desk.tickets(60), '--max-cost', '0.05')
  await desk.show('#/batches/1')
  await page.getByRole('button', { name: /Start 60/ }).click()
  await expect(page.getByText('Paused, budget')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'budget' })).toContainText('$0.05')
  await page.getByRole('button', { name: '$0.05' }).click()
  await page.getByLabel(/Budget in USD/).fill('')
  await page.getByLabel(/Budget in USD/).press('Enter')
  await page.getByRole('button', { name: /^Resume/ }).click()
  await expect(page.getByText('of 60 done')).toContainText('60')
})

test('an outage shows as fallback and as default, and each filters the table', async ({ desk }) => {
  const { page } = desk
  desk.practice.setFaults(['529/claude-sonnet-5-5', '500~"order 7\\."'])
  await desk.millrace('import', desk.tickets(30), '--default-response', 'on', '--max-retries', '0')
  await desk.show('#/batches/1')
  await page.getByRole('button', { name: /Start 30/ }).click()
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  const { seal, answeredBy } = await desk.status(1)
  expect(seal.default + seal.model).toBe(30)
  expect(answeredBy['claude-haiku-5-5']).toBe(seal.model)
  await expect(page.getByRole('row', { name: /Haiku/ }).first()).toBeVisible()
  if (seal.default > 0) {
    await page.getByRole('button', { name: `${seal.default} default` }).click()
    await expect(page.getByText(`${seal.default} of 30`)).toBeVisible()
    await expect(page.getByRole('row', { name: /DEFAULT/ }).first()).toBeVisible()
  }
})
