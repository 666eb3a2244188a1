import type { Page } from '@playwright/test'
import type { Desk } from '../desk.ts'
import { expect, test } from '../desk.ts'

interface Visit {
  readonly hash: string
  /** What shows that it was read. */
  readonly proof: RegExp
}

/** What a page shows when the connection is lost, and where its operator goes then. */
const visits: readonly (readonly [shown: Visit, next: Visit])[] = [
  [
    { hash: '#/batches', proof: /40 rows ·/ },
    { hash: '#/settings', proof: /Ask before spending/ },
  ],
  [
    { hash: '#/batches/1?item=3', proof: /last change of this row/i },
    { hash: '#/batches/1?tab=activity', proof: /No row is left to do/ },
  ],
  [
    { hash: '#/costs?of=practice', proof: /Practice, at list prices/ },
    { hash: '#/costs?tab=prices', proof: /claude-sonnet-5-5/ },
  ],
  [
    { hash: '#/settings', proof: /Ask before spending/ },
    { hash: '#/batches/1', proof: /40 of 40/ },
  ],
  [
    { hash: '#/workspaces', proof: /Each workspace is one file/ },
    { hash: '#/batches/1?tab=failures', proof: /No row has failed/ },
  ],
]

test('pages without a connection say so calmly, keep what they show, and go on by themselves', async ({
  desk,
  hostKind,
}) => {
  test.skip(hostKind === 'electron', 'The desktop app has no connection that could be lost.')
  await desk.millrace('run', desk.tickets(40))
  const pages = [desk.page]
  for (let more = visits.length - 1; more > 0; more--) pages.push(await desk.host.another())
  await each(pages, async (page, [{ hash, proof }]) => {
    await goTo(page, hash)
    await expect(page.getByText(proof).first()).toBeVisible()
  })
  await disconnect(desk, true)
  await each(pages, async (page, [{ proof }, next]) => {
    await expect(page.getByRole('status').filter({ hasText: 'does not answer' })).toBeVisible()
    await expect(page.getByText(proof).first()).toBeVisible()
    await goTo(page, next.hash)
    await expect(page.getByText('as soon as Millrace answers again')).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
  })
  await disconnect(desk, false)
  await each(pages, async (page, [, { proof }]) => {
    await expect(page.getByText(proof).first()).toBeVisible()
    await expect(page.getByText('does not answer')).toHaveCount(0)
  })
})

async function each(
  pages: readonly Page[],
  visit: (page: Page, at: (typeof visits)[number]) => Promise<void>,
) {
  for (const [index, page] of pages.entries()) await visit(page, visits[index]!)
}

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => void (location.hash = to), hash)
}

async function disconnect(desk: Desk, isLost: boolean): Promise<void> {
  if (isLost) desk.isDown = true
  await desk.page.context().setOffline(isLost)
}
