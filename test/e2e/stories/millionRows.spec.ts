import type { Locator, Page } from '@playwright/test'
import type { CallName, CallOutput } from '../../../src/shared/contract.ts'
import { expect, test } from '../desk.ts'

/** What a run over a million rows comes to. */
const seal = { sourceRows: 1_000_001, rejected: 1, model: 746_220, cache: 92_761, human: 0, default: 0 }
const rest = { failed: 161_018, skipped: 0, cancelled: 0, pending: 1, running: 0, waiting: 0 }
const calls = { retries: 132_576, failed: 241_517, askedAgain: 123_627 }

/** Changes what the host has answered before the page gets it. */
async function answered<N extends CallName>(
  page: Page,
  name: N,
  change: (value: CallOutput<N>) => CallOutput<N>,
): Promise<void> {
  await page.route(`**/api/${name}`, async (route) => {
    const response = await route.fetch()
    const answer = (await response.json()) as { readonly value: CallOutput<N> }
    await route.fulfill({ response, json: { ...answer, value: change(answer.value) } })
  })
}

/** The texts of those that are wider than their room. */
function cutOf(cells: Locator): Promise<(string | null)[]> {
  return cells.evaluateAll((all) =>
    all.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent),
  )
}

test('the figures of a million rows are cut nowhere: a number without its end is another number', async ({
  desk,
  hostKind,
}) => {
  test.skip(hostKind !== 'web', 'the desktop app has no wire to listen on')
  const { page } = desk
  await page.setViewportSize({ width: 1280, height: 800 })
  await desk.millrace('run', desk.tickets(3))
  await answered(page, 'batches.list', ({ batches, ...others }) => ({
    ...others,
    batches: batches.map((batch) => ({
      ...batch,
      seal: { ...seal, ...rest },
      costNanoUsd: 1_962_040_000_000,
    })),
  }))
  await answered(page, 'batch.read', (batch) => ({
    ...batch,
    seal: { ...seal, ...rest },
    costNanoUsd: 1_962_040_000_000,
    calls: { ...batch.calls, ...calls },
    tokens: { input: 34_700_000, cacheWrite: 0, cacheRead: 0, output: 6_630_000 },
  }))

  await desk.show('#/batches')
  const line = page.getByRole('row', { name: /tickets/ })
  await expect(line).toContainText('1,000,001')
  expect(await cutOf(line.locator('td.num'))).toEqual([])

  await desk.show('#/batches/1')
  const metrics = page.locator('.metrics')
  await expect(metrics).toContainText('132,576')
  await expect(metrics).toContainText('34.7M')
  expect(await cutOf(metrics.locator('.metric'))).toEqual([])
  expect(await cutOf(metrics.locator('dd'))).toEqual([])
})
