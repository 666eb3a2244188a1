import type { Locator, Page } from '@playwright/test'
import type { CallInput, CallOutput } from '../../../src/shared/contract.ts'
import { expect, test } from '../desk.ts'

const rows = 2_000_000

interface Wire<N extends 'items.page' | 'items.place'> {
  readonly input: CallInput<N>
  readonly answer: { ok: boolean; value: CallOutput<N> }
}

/** Lets a test have its say between the host's answer and the page. */
async function between<N extends 'items.page' | 'items.place'>(
  page: Page,
  name: N,
  change: (wire: Wire<N>) => CallOutput<N> | Promise<CallOutput<N>>,
): Promise<void> {
  await page.route(`**/api/${name}`, async (route) => {
    const response = await route.fetch()
    const answer = (await response.json()) as Wire<N>['answer']
    const { input } = route.request().postDataJSON() as { readonly input: CallInput<N> }
    const value = await change({ input, answer })
    await route.fulfill({ response, json: { ...answer, value } })
  })
}

/** The first row of the batch stands for as many as the host would have to import first. */
async function pretendMany(page: Page): Promise<void> {
  const first = Promise.withResolvers<CallOutput<'items.page'>['items'][number]>()
  await between(page, 'items.page', async ({ input: { offset, limit }, answer }) => {
    if (answer.value.items[0]) first.resolve(answer.value.items[0])
    const item = await first.promise
    const length = Math.max(0, Math.min(limit, rows - offset))
    return { total: rows, items: Array.from({ length }, (_, at) => ({ ...item, row: offset + at + 1 })) }
  })
  await between(page, 'items.place', ({ input: { row } }) => ({
    ...{ index: row - 1, total: rows },
    ...{ before: row - 1, after: row + 1 },
  }))
}

const rowOf = (page: Page, row: number): Locator => page.locator(`.tblsight tr[aria-rowindex="${row + 1}"]`)
const topOf = async (row: Locator): Promise<number> => (await row.boundingBox())!.y

test('the last of two million rows is reached, and wheel and keys move row by row there', async ({
  desk,
  hostKind,
}) => {
  test.skip(hostKind !== 'web', 'the desktop app has no wire to listen on')
  const { page } = desk
  await desk.millrace('run', desk.tickets(3))
  await pretendMany(page)
  await desk.show('#/batches/1')
  await expect(rowOf(page, 1)).toContainText('Ticket 1')
  await page.locator('.tblwrap').evaluate((box) => void (box.scrollTop = box.scrollHeight))
  await expect(rowOf(page, rows)).toBeInViewport({ ratio: 1 })
  await expect(rowOf(page, rows)).toContainText('2,000,000')

  const before = await topOf(rowOf(page, rows - 8))
  await page.getByRole('grid', { name: 'Items' }).hover()
  await page.mouse.wheel(0, -64)
  // Ten million pixels down a browser counts in whole ones.
  const movedBy = async (): Promise<number> => (await topOf(rowOf(page, rows - 8))) - before
  await expect.poll(async () => Math.abs((await movedBy()) - 64)).toBeLessThan(2)

  await desk.show('#/batches/1?item=1234567')
  await expect(rowOf(page, 1_234_567)).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Escape')
  for (const row of [1_234_568, 1_234_569, 1_234_570]) {
    await page.keyboard.press('ArrowDown')
    await expect(rowOf(page, row)).toHaveClass(/cursor/)
    await expect(rowOf(page, row)).toBeInViewport({ ratio: 1 })
  }
})

test('while a search takes long, the page says so and keeps the rows of before', async ({
  desk,
  hostKind,
}) => {
  test.skip(hostKind !== 'web', 'the desktop app has no wire to listen on')
  const { page } = desk
  const found = Promise.withResolvers<void>()
  await desk.millrace('run', desk.tickets(20))
  await between(page, 'items.page', async ({ input, answer: { value } }) => {
    if (input.view.filter.text) await found.promise
    return value
  })
  await desk.show('#/batches/1')
  await expect(rowOf(page, 2)).toContainText('Ticket 2')
  await page.getByLabel('Search items').fill('order 11')
  await expect(page.getByRole('search').getByText('Searching…')).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Items' })).toHaveAttribute('aria-busy', 'true')
  await expect(rowOf(page, 2)).toContainText('Ticket 2')
  found.resolve()
  await expect(page.getByText('1 of 20', { exact: true })).toBeVisible()
  await expect(page.getByText('Searching…')).toBeHidden()
})
