import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../desk.ts'

const screens = {
  'first start': '#/welcome',
  batches: '#/batches',
  settings: '#/settings',
  'a batch': '#/batches/1',
  failures: '#/batches/1?tab=failures',
  activity: '#/batches/1?tab=activity',
  'an item': '#/batches/1?item=3',
  'a failed item': '#/batches/1?item=151',
  'no match': '#/batches/1?q=nothing+like+it',
}

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen in ${scheme}`, async ({ desk }) => {
    const { page } = desk
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await page.getByRole('button', { name: 'Run the sample' }).click()
    await expect(page.getByText('Complete, 2 failed')).toBeVisible()
    const found: string[] = []
    for (const [name, hash] of Object.entries(screens)) {
      await desk.show(hash)
      await expect(page.locator('main header').first()).toBeVisible()
      await page.waitForLoadState('networkidle').catch(() => undefined)
      found.push(...(await complaints(page, name)))
    }
    await desk.show('#/batches/1')
    await page.getByRole('button', { name: 'Export' }).click()
    await expect(page.getByRole('dialog')).toContainText('200 rows')
    found.push(...(await complaints(page, 'export')))
    expect(found).toEqual([])
  })
}

async function complaints(page: Page, name: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${name}: ${id} ${target.join(' ')} ${html.slice(0, 120)}`),
  )
}
