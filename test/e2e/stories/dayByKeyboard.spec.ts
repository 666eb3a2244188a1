import type { Locator, Page } from '@playwright/test'
import type { Desk } from '../desk.ts'
import { expect, test } from '../desk.ts'

test('a whole day without a mouse: import, run, look, retry, check, export, costs, workspaces, settings', async ({
  desk,
}) => {
  desk.practice.setFaults(['400~refuse-this'])
  await importAndRun(desk)
  await lookAtRows(desk)
  await retryWhatFailed(desk)
  await check(desk)
  await exportAll(desk)
  await changePrice(desk)
  await makeWorkspace(desk)
  await changeSettings(desk)
  await beginAnother(desk)
})

async function importAndRun(desk: Desk): Promise<void> {
  const { page, host } = desk
  const file = desk.tickets(40, (row) => (row % 20 === 0 ? `refuse-this ${row}` : `charged twice ${row}`))
  await expect(page.getByRole('heading', { name: 'Start with a table' })).toBeVisible()
  // Keys go to the page in front.
  await page.bringToFront()
  await host.choose(file, () => page.keyboard.press('ControlOrMeta+o'))
  await press(page, page.getByRole('button', { name: /^Run all 40/ }))
  await expect(page.getByText('Complete, 2 failed')).toBeVisible()
}

/** Arrows, an open row, a dialog over it: Escape closes one after the other, and the keyboard is where it was. */
async function lookAtRows({ page }: Desk): Promise<void> {
  const grid = page.getByRole('grid', { name: 'Items' })
  await reach(page, grid)
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
  const row = page.getByRole('complementary', { name: 'Item 2' })
  await expect(row).toBeVisible()
  const override = row.getByRole('button', { name: /^Override/ })
  await press(page, override)
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(override).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(row).toHaveCount(0)
  await expect(grid).toBeFocused()
  await filterByMenu(page)
}

async function filterByMenu(page: Page): Promise<void> {
  const filter = page.getByRole('button', { name: 'Filter', exact: true })
  await press(page, filter)
  await expect(page.getByRole('menuitem', { name: 'More than one call' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(filter).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu').locator(':focus')).toBeVisible()
  await page.keyboard.type('more')
  await expect(page.getByRole('menuitem', { name: 'More than one call' })).toBeFocused()
  await page.keyboard.press('Enter')
  await press(page, page.getByRole('button', { name: 'Remove the filter calls' }))
  await expect(page.getByText('40 of 40')).toBeVisible()
  await expect(filter).toBeFocused()
}

/** The tabs are one stop: arrows choose among them. */
async function retryWhatFailed(desk: Desk): Promise<void> {
  const { page } = desk
  await reach(page, page.getByRole('tab', { name: /Items/ }))
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: /Failures/ })).toBeFocused()
  desk.practice.setFaults([])
  await press(page, page.getByRole('button', { name: /^Retry all/ }))
  await press(page, page.getByRole('dialog').getByRole('button', { name: /^Retry/ }))
  await expect(desk.progress()).toContainText('40 of 40 done')
}

async function check({ page }: Desk): Promise<void> {
  await reach(page, page.getByRole('tab', { name: /Failures/ }))
  await page.keyboard.press('ArrowRight')
  await press(page, page.getByRole('button', { name: /^Check/ }).last())
  await expect(page.getByText('What was looked at')).toBeVisible()
}

async function exportAll({ page, host }: Desk): Promise<void> {
  await page.keyboard.press('ControlOrMeta+e')
  const dialog = page.getByRole('dialog')
  await reach(page, dialog.getByRole('button', { name: /Export 40/ }))
  await host.exported(() => page.keyboard.press('Enter'))
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
}

/** What was saved by mistake is put back from the message about it. */
async function changePrice({ page }: Desk): Promise<void> {
  await goBy(page, 'c')
  await reach(page, page.getByRole('tab', { name: 'Spending' }))
  await page.keyboard.press('ArrowRight')
  const change = page.getByRole('button', { name: 'Change the price of claude-haiku-5-5' })
  await press(page, change)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('7')
  await page.keyboard.press('Enter')
  await expect(page.getByText('your price')).toBeVisible()
  await expect(change).toBeFocused()
  await press(page, page.getByRole('button', { name: 'Undo' }))
  await expect(page.getByText('your price')).toHaveCount(0)
}

async function makeWorkspace({ page }: Desk): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('workspaces')
  await expect(page.getByRole('option', { name: /^Workspaces/ })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  const actions = page.getByRole('button', { name: 'Actions for default' })
  await press(page, actions)
  await expect(page.getByRole('menuitem', { name: /Back up/ })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: /Rename/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(actions).toBeFocused()
  await press(page, page.getByRole('button', { name: 'New workspace' }))
  await page.keyboard.type('evening')
  // Another workspace is another page: keys that come before it are heard by nobody.
  const loaded = page.waitForEvent('load')
  await page.keyboard.press('Enter')
  await loaded
  await expect(page).toHaveURL(/w\/evening/)
  await expect(page.getByRole('link', { name: 'Settings' })).toBeVisible()
}

async function changeSettings({ page }: Desk): Promise<void> {
  await goBy(page, 's')
  await press(page, page.getByRole('switch', { name: 'Default response' }))
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
  await reach(page, page.getByRole('radio', { name: 'System' }))
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Light' })).toBeFocused()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
}

/** From within a field. */
async function beginAnother(desk: Desk): Promise<void> {
  const { page, host } = desk
  await page.getByLabel('Budget per day').focus()
  await host.choose(desk.tickets(3), () => page.keyboard.press('ControlOrMeta+o'))
  await expect(page.getByRole('heading', { name: 'Import tickets.csv' })).toBeVisible()
}

async function goBy(page: Page, letter: string): Promise<void> {
  await page.keyboard.press('g')
  await page.keyboard.press(letter)
}

async function press(page: Page, target: Locator): Promise<void> {
  await reach(page, target)
  await page.keyboard.press('Enter')
}

/** Runs in the page. The table of a batch has its ring around what is in sight of it. */
function ringOf(element: Element): string {
  const { boxShadow, outlineStyle } = getComputedStyle(element.closest('.tblsight') ?? element)
  return `${boxShadow} ${outlineStyle}`
}

/** More stops than any screen has. */
const mostStops = 120

/** Goes there with the tab key alone; what has the keyboard shows it. */
async function reach(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let stops = 0; stops < mostStops; stops++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      return expect(await target.evaluate(ringOf)).not.toBe('none none')
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`The tab key does not lead to ${target.toString()}.`)
}
