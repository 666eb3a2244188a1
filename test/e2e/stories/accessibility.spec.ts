import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../desk.ts'

/** Every screen: its address, and what shows that it is there. */
const screens: Readonly<Record<string, readonly [string, RegExp]>> = {
  'first start': ['#/welcome', /Drop a file here/],
  batches: ['#/batches', /200 rows ·/],
  workspaces: ['#/workspaces', /Each workspace is one file/],
  settings: ['#/settings', /Ask before spending/],
  costs: ['#/costs', /Nothing was paid in this time/],
  'practice by model': ['#/costs?of=practice&by=model', /Price now/],
  prices: ['#/costs?tab=prices', /claude-sonnet-5-5/],
  'a batch': ['#/batches/1', /200 of 200/],
  failures: ['#/batches/1?tab=failures', /no text for these rows/],
  check: ['#/batches/1?tab=check', /What was looked at/],
  activity: ['#/batches/1?tab=activity', /No row is left to do/],
  'an item': ['#/batches/1?item=3', /I was charged twice|Gracias|Si no devuelven/],
  'a failed item': ['#/batches/1?item=151', /Failed in acquire/],
  'no match': ['#/batches/1?q=nothing+like+it', /0 of 200/],
}

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen in ${scheme}`, async ({ desk }) => {
    // Every screen, one after the other.
    test.setTimeout(180_000)
    const { page } = desk
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await page.getByRole('button', { name: 'Run the sample' }).click()
    await expect(page.getByText('Complete, 2 failed')).toBeVisible()
    const found: string[] = []
    for (const [name, [hash, proof]] of Object.entries(screens)) {
      await desk.show(hash)
      await expect(page.getByText(proof).first()).toBeVisible()
      found.push(...(await complaints(page, name)))
    }
    await desk.show('#/costs?tab=prices')
    await page.getByRole('button', { name: 'Change the price of claude-haiku-5-5' }).click()
    await expect(page.getByRole('dialog')).toContainText('Prompts longer than')
    found.push(...(await complaints(page, 'price')))
    await page.keyboard.press('Escape')
    await desk.show('#/batches/1')
    await page.getByRole('button', { name: 'Export' }).click()
    await expect(page.getByRole('dialog')).toContainText('200 rows')
    found.push(...(await complaints(page, 'export')))
    await page.keyboard.press('Escape')
    await page.keyboard.press('ControlOrMeta+k')
    await page.keyboard.type('ret')
    await expect(page.getByRole('group', { name: 'Items' })).toContainText('Row')
    found.push(...(await complaints(page, 'command menu')))
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toContainText('All keys')
    found.push(...(await complaints(page, 'all keys')))
    expect(found).toEqual([])
  })
}

async function complaints(page: Page, name: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${name}: ${id} ${target.join(' ')} ${html.slice(0, 120)}`),
  )
}
