import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Desk } from '../desk.ts'
import { expect, test } from '../desk.ts'
import { shoot } from './shoot.ts'
import { shopTickets } from './shopTickets.ts'

// What belongs to the desk and not to one batch: costs, prices, workspaces, and what a crash leaves.

const week = [
  { name: 'Mails of the week', rows: 160, daysAgo: 6 },
  { name: 'App reviews', rows: 60, daysAgo: 5 },
  { name: 'Chat, first half', rows: 240, daysAgo: 3 },
  { name: 'Chat, second half', rows: 190, daysAgo: 2 },
  { name: 'Returns', rows: 90, daysAgo: 1 },
  { name: 'Spring tickets', rows: 130, daysAgo: 0 },
]

test('costs: a week of them, and the prices', async ({ desk }) => {
  test.setTimeout(120_000)
  const { page } = desk
  await desk.settings(async () => {
    await page.getByLabel('Budget per day').fill('5')
    await page.getByLabel('Budget per day').press('Enter')
  })
  for (const [index, { name, rows }] of week.entries()) {
    await desk.importAndRun(shopTickets(desk, rows, name, (index + 1) * 1000))
    await expect(desk.progress()).toContainText(`${rows} of ${rows} done`, { timeout: 60_000 })
  }
  spread(desk)
  await desk.show('#/costs?by=day')
  await shoot(page, '08-costs-by-day', /Spent in 7 days/)
  await desk.show('#/costs')
  await shoot(page, '08-costs', /Chat, first half/)
  await desk.show('#/costs?tab=prices')
  await shoot(page, '08-costs-prices', /claude-sonnet-5-5/)
})

/** For the picture, as if these batches had been run on the days before. */
function spread(desk: Desk): void {
  const db = new Database(join(desk.dataDir, 'workspaces/default.db'))
  const move = db.prepare('update spend set day = day - ? where batch_id = ?')
  for (const [index, { daysAgo }] of week.entries()) move.run(daysAgo, index + 1)
  db.exec(`update counter set value = (select sum(cost_nano_usd) from spend where day = (select max(day) from spend))
    where name like 'spent:%'`)
  db.close()
}

test('workspaces: several of them, and one that was deleted', async ({ desk }) => {
  const { page } = desk
  await desk.importAndRun(shopTickets(desk, 120, 'Spring tickets.csv'))
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  for (const name of ['returns', 'emea', 'trial'])
    await desk.millrace('run', shopTickets(desk, 40, `${name}.csv`), '--workspace', name)
  await desk.show('#/workspaces')
  await page.getByRole('button', { name: 'Actions for trial' }).click()
  await page.getByRole('menuitem', { name: /Delete/ }).click()
  await page.getByRole('textbox', { name: 'Type trial to delete it' }).fill('trial')
  await page.getByRole('button', { name: 'Delete workspace' }).click()
  await expect(page.getByRole('button', { name: 'Put back trial' })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await shoot(page, '11-workspaces', /Nothing there is erased automatically/)
})

test('interrupted: what a crash leaves can be continued', async ({ desk }) => {
  const { practice } = desk
  practice.setLatency({ p50: 400, p95: 900 })
  for (const [index, name] of ['Chat.csv', 'Mails.csv'].entries())
    await desk.importAndRun(shopTickets(desk, 500, name, (index + 1) * 1000))
  await expect(desk.page.getByText('Running', { exact: true })).toBeVisible()
  await desk.kill()
  await desk.start()
  await desk.show('#/batches')
  await shoot(desk.page, '03-batches-interrupted', /2 batches were interrupted/)
})
