import { appendFileSync } from 'node:fs'
import type { Desk } from '../desk.ts'
import { expect, test } from '../desk.ts'
import { shoot } from './shoot.ts'
import { repeatedTickets, shopTickets } from './shopTickets.ts'

// The pictures in docs/screens: every screen, light and dark, in two sizes; empty, busy and failed. `npm run screens`

test('empty: the first start', async ({ desk }) => {
  await shoot(desk.page, '01-first-start', /Drop a file here/)
})

test('import: a table looked at before it is run', async ({ desk }) => {
  const { page, host } = desk
  const choose = (file: string) =>
    host.choose(file, () => page.getByRole('button', { name: /Choose a file/ }).click())
  const file = shopTickets(desk, 400, 'spring-tickets.csv')
  appendFileSync(file, 'TKT-9,only two cells\n')
  await choose(file)
  await shoot(page, '02-import', /1 row rejected/)
  await desk.show('#/welcome')
  await choose(repeatedTickets(desk, 120, 'repeated-tickets.csv'))
  await shoot(page, '02-import-duplicates', /30 rows repeat an earlier one/)
})

test('busy: batches, and a batch from its run to its export', async ({ desk }) => {
  test.setTimeout(240_000)
  const { page, practice } = desk
  await page.getByRole('button', { name: 'Run the sample' }).click()
  await expect(page.getByText('Complete, 2 failed')).toBeVisible()
  practice.setFaults(['400~refuse-this', '529~overload-this', '429@300-302', '529@420-435', 'wrong-enum%31'])
  practice.setLatency({ p50: 180, p95: 500 })
  await desk.settings(async () => {
    await page.getByLabel('Ask before spending more than').fill('20')
    await page.getByRole('switch', { name: 'Default response' }).click()
  })
  await desk.importAndRun(shopTickets(desk, 900, 'Spring tickets.csv'))
  await expect(desk.progress()).toContainText(/[4-8]\d\d of 900 done/, { timeout: 120_000 })
  await shoot(page, '04-batch-running', /Running/)
  await desk.show('#/batches')
  await shoot(page, '03-batches', /batches/)
  await desk.show('#/batches/2')
  await page.getByRole('button', { name: /^Pause/ }).click()
  await shoot(page, '04-batch-paused', /Paused/)
  await page.getByRole('button', { name: /^Resume/ }).click()
  await expect(page.getByText(/^Complete/).first()).toBeVisible({ timeout: 120_000 })
  await shoot(page, '04-batch-complete', /900 of 900/)
  await shootRows(desk)
  await shootTable(desk)
  await desk.show('#/costs?of=practice')
  await shoot(page, '08-costs-practice', /At list prices/)
  await desk.show('#/settings')
  await shoot(page, '09-settings', /Ask before spending/)
})

async function shootRows(desk: Desk): Promise<void> {
  const { page } = desk
  await desk.show('#/batches/2?parts=default')
  await page
    .getByRole('row', { name: /DEFAULT/ })
    .first()
    .click()
  await shoot(page, '05-item-default', /No model answered/)
  await desk.show('#/batches/1?item=151')
  await shoot(page, '05-item-failed', /Failed in acquire/)
  await desk.show('#/batches/1?item=2')
  await shoot(page, '05-item', /Response/)
  await page.getByRole('button', { name: 'Override…' }).click()
  await shoot(page, '05-item-override', /Answer row 2 by hand/)
  await page.keyboard.press('Escape')
  await desk.show('#/batches/1?q=nothing+like+it')
  await shoot(page, '04-batch-no-match', /0 of 200/)
}

async function shootTable(desk: Desk): Promise<void> {
  const { page } = desk
  await desk.show('#/batches/2?q=parcel&sort=cost')
  await page.getByRole('checkbox', { name: 'Select all' }).click()
  await shoot(page, '04-batch-selected', /selected/)
  await page.keyboard.press('Escape')
  await desk.show('#/batches/2')
  await page.getByRole('button', { name: 'Columns', exact: true }).click()
  await shoot(page, '04-batch-columns', /moves a column/)
  await page.keyboard.press('Escape')
  await desk.show('#/batches/2?tab=check')
  await shoot(page, '04-batch-check', /What was looked at/)
  await desk.show('#/batches/2?tab=activity')
  await shoot(page, '04-batch-activity', /No row is left to do/)
  await page.getByRole('button', { name: 'Export' }).click()
  await shoot(page, '07-export', /Export 900 rows/)
  await page.keyboard.press('Escape')
}

test('failed: causes with what helps against them', async ({ desk }) => {
  const { page, practice } = desk
  practice.setFaults(['400~refuse-this', '529~overload-this', 'wrong-enum~Where is my parcel'])
  await desk.settings(async () => {
    await page.getByLabel('Retries').fill('0')
    await page.getByLabel('Retries').press('Enter')
  })
  await desk.importAndRun(shopTickets(desk, 300, 'Spring tickets.csv'))
  await expect(page.getByText(/^Complete, \d+ failed/)).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('?')
  await shoot(page, '10-palette-keys', /All keys/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+k')
  await shoot(page, '10-palette-all', /Fold the charts/)
  await page.keyboard.type('re')
  await shoot(page, '10-palette', /Show all rows with/)
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: /Failures/ }).click()
  await shoot(page, '06-failures', /Retry all/)
  await desk.show('#/batches/1?parts=failed')
  await page
    .getByRole('row', { name: /parcel/ })
    .first()
    .click()
  await shoot(page, '05-item-invalid', /Failed in parse/)
})
