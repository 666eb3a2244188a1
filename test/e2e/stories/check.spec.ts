import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../desk.ts'

const first = 'claude-sonnet-5-5'

/** Takes the default response where no model answers, and repeats nothing. */
async function allowDefaults(page: Page): Promise<void> {
  await page.getByLabel('Retries').fill('0')
  await page.getByLabel('Retries').press('Enter')
  await page.getByRole('switch', { name: /Default response/ }).click()
}

function chips(page: Page) {
  return page.getByRole('group', { name: 'Filter by who answered' })
}

async function complaints(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ')}`)
}

test('a healthy table is looked through when it is complete, and nothing looks odd', async ({ desk }) => {
  const { page } = desk
  await page.getByRole('button', { name: 'Run the sample' }).click()
  await page.getByRole('link', { name: 'Nothing looks odd' }).click()
  await expect(page.getByRole('tab', { name: 'Check 0' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByText('in 198 answers')).toBeVisible()
  const looked = page.getByRole('region', { name: 'What was looked at' })
  await expect(looked.getByRole('listitem')).toHaveCount(18)
  await page.reload()
  await expect(looked).toBeVisible()
})

test('what looks odd opens exactly its rows, from the pointer, the keyboard and the menu', async ({
  desk,
}) => {
  const { page } = desk
  desk.practice.setFaults(['refusal~nobody', `refusal~second/${first}`])
  await desk.settings(allowDefaults)
  const kinds = ['second', 'nobody', 'any', 'any', 'any']
  await desk.importAndRun(desk.tickets(40, (row) => `${kinds[row % 5]} question ${row}`))
  await page.getByRole('link', { name: '2 things look odd' }).click()
  const findings = page.getByRole('article')
  await expect(findings).toHaveCount(2)
  await expect(findings.first()).toContainText('Serious')
  await expect(findings.first()).toContainText('8 of 40 rows that are done (20%) have the default response')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await complaints(page)).toEqual([])
  }

  await findings.last().getByRole('button', { name: 'Show 8 rows' }).click()
  await expect(page.getByText('8 of 40')).toBeVisible()
  await page.reload()
  await expect(page.getByText('8 of 40')).toBeVisible()
  await expect(page.getByRole('row', { name: /Haiku/ })).toHaveCount(8)

  await page.getByRole('tab', { name: /Check/ }).click()
  await page.keyboard.press('ArrowDown')
  await expect(findings.last()).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/parts=default/)

  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('answered by a model behind')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/rungs=2/)
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('check the results')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/tab=check/)
  await expect(findings).toHaveCount(2)
})

test('who answered filters the table, and what the first model did not answer is run again', async ({
  desk,
}) => {
  const { page } = desk
  desk.practice.setFaults(['refusal~nobody', `refusal~second/${first}`])
  await desk.settings(allowDefaults)
  const kinds = ['second', 'nobody', 'any', 'any', 'any']
  await desk.importAndRun(desk.tickets(40, (row) => `${kinds[row % 5]} question ${row}`))
  await chips(page).getByRole('button', { name: 'Haiku fallback 1 8' }).click()
  await expect(page.getByText('8 of 40')).toBeVisible()
  await chips(page).getByRole('button', { name: 'Haiku fallback 1 8' }).click()
  await chips(page).getByRole('button', { name: 'Sonnet 24' }).click()
  await expect(page.getByText('24 of 40')).toBeVisible()
  await chips(page).getByRole('button', { name: 'DEFAULT 8' }).click()
  await expect(page.getByText('8 of 40')).toBeVisible()

  desk.practice.setFaults([])
  const before = desk.practice.requests()
  await page.getByRole('button', { name: 'Re-run 8 rows that fell back free' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('8 rows will be run again')
  await expect(dialog).toContainText('8 of them have an answer already')
  await dialog.getByRole('button', { name: /^Retry 8/ }).click()
  await expect(chips(page).getByRole('button', { name: 'Sonnet 32' })).toBeVisible()
  expect(desk.practice.requests() - before).toBe(8)

  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('rerun 8 defaults')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: /^Retry 8/ }).click()
  await expect(chips(page).getByRole('button', { name: 'Sonnet 40' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Re-run/ })).toHaveCount(0)
  expect((await desk.status(1)).seal).toMatchObject({ model: 40, default: 0 })
})

test('defaults of an outage say that asking again is of no use yet', async ({ desk }) => {
  const { page } = desk
  desk.practice.setFaults(['529'])
  await desk.settings(allowDefaults)
  await desk.importAndRun(desk.tickets(20))
  await expect(page.getByText(/All 20 defaults come from an outage: Sonnet was still down/)).toBeVisible()
})
