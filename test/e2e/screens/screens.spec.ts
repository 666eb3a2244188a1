import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Desk } from '../desk.ts'
import { expect, test } from '../desk.ts'

// The pictures in docs/screens: every screen, light and dark, in two sizes; empty, busy and failed. `npm run screens`

const folder = 'docs/screens'
const sizes = [
  { name: '1280', width: 1280, height: 800 },
  { name: '1920', width: 1920, height: 1080 },
]

async function shoot(page: Page, name: string, proof: RegExp): Promise<void> {
  await expect(page.getByText(proof).first()).toBeVisible()
  // Charts are read every two seconds at most.
  await page.waitForTimeout(500)
  for (const { name: size, width, height } of sizes) {
    await page.setViewportSize({ width, height })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.waitForTimeout(200)
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) })
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 })
}

/** Questions of a shop, as many as there are rows; every 17th cannot be answered, every 23rd is slow to be. */
function shopTickets(desk: Desk, rows: number, name: string): string {
  const subjects = [
    'Charged twice',
    'App crashes on start',
    'A dark mode would be nice',
    'Password reset',
    'Where is my parcel?',
  ]
  const bodies = [
    'I was charged twice for my order. Please refund one of the payments.',
    'The app crashes as soon as I open the calendar on my phone.',
    'Could you add a dark theme? My eyes would thank you.',
    'The link in the mail to reset my password does not work.',
    'My parcel has not moved since Monday. Where is it?',
  ]
  const lines = Array.from({ length: rows }, (_, index) => {
    const row = index + 1
    const trouble = row % 17 === 0 ? ' refuse-this' : row % 23 === 0 ? ' overload-this' : ''
    return `TKT-${2000 + row},${subjects[row % 5]},"${bodies[row % 5]} Order 55-${1000 + row}.${trouble}"`
  })
  return desk.file(name, `ticket_id,subject,body\n${lines.join('\n')}\n`)
}

test('empty: the first start', async ({ desk }) => {
  await shoot(desk.page, '01-first-start', /Drop a file here/)
})

test('import: a table looked at before it is run', async ({ desk }) => {
  const { page, host } = desk
  const file = shopTickets(desk, 400, 'spring-tickets.csv')
  appendFileSync(file, 'TKT-9,only two cells\n')
  await host.choose(file, () => page.getByRole('button', { name: /Choose a file/ }).click())
  await shoot(page, '02-import', /1 row rejected/)
})

test('busy and failed: batches, a running batch, its rows, failures, export, settings', async ({ desk }) => {
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
  await desk.show('#/batches/1?q=nothing+like+it')
  await shoot(page, '04-batch-no-match', /0 of 200/)
  await desk.show('#/batches/2')
  await page.getByRole('button', { name: 'Export' }).click()
  await shoot(page, '07-export', /Export 900 rows/)
  await page.keyboard.press('Escape')
  await desk.show('#/costs?of=practice')
  await shoot(page, '08-costs', /At list prices/)
  await desk.show('#/costs?tab=prices')
  await shoot(page, '08-costs-prices', /claude-sonnet-5-5/)
  await desk.show('#/settings')
  await shoot(page, '09-settings', /Ask before spending/)
})

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
