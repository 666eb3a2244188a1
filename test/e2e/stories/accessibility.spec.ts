import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Desk } from '../desk.ts'
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
  'no batch': ['#/batches/99', /There is no batch 99/],
  'no match': ['#/batches/1?q=nothing+like+it', /0 of 200/],
}

/** So many screens to a test: each stays far from its limit, on a busy machine too. */
const atOnce = 5
const names = Object.keys(screens)
const parts = Array.from({ length: Math.ceil(names.length / atOnce) }, (_, part) =>
  names.slice(part * atOnce, (part + 1) * atOnce),
)

/** Every dialog: where it opens, what opens it, and what shows that it is there. */
const dialogs: Readonly<Record<string, readonly [string, (page: Page) => Promise<void>, RegExp]>> = {
  price: ['#/costs?tab=prices', press('Change the price of claude-haiku-5-5'), /Prompts longer than/],
  diagnostics: ['#/settings', press(/diagnostics/i), /No key, no row/],
  export: ['#/batches/1', press('Export'), /200 rows/],
  skip: ['#/batches/1?tab=failures', press(/^Skip/), /taken as failed/],
  retry: ['#/batches/1?tab=failures', press(/^Retry all/), /2 rows will be run again/],
  override: ['#/batches/1?item=3', press(/^Override/), /by hand/],
  'edit input': ['#/batches/1?item=3', press('Edit input'), /The source row stays/],
  'new workspace': ['#/workspaces', press('New workspace'), /starts empty/],
  'all keys': ['#/batches/1', (page) => page.keyboard.press('?'), /All keys/],
}

/** Every menu: where it opens, and its button. They float over the page, and belong to the part that they came from. */
const menus: readonly (readonly [name: string, hash: string, button: string | RegExp])[] = [
  ['this workspace', '#/batches', /^Workspace /],
  ['a workspace', '#/workspaces', /^Actions for /],
  ['views', '#/batches/1', /^Views/],
  ['filters', '#/batches/1', 'Filter'],
  ['columns', '#/batches/1', 'Columns'],
  ['stages of a row', '#/batches/1?item=151', 'Retry from another stage'],
  ['more of a batch', '#/batches/2', 'More actions'],
]

function press(name: string | RegExp) {
  return (page: Page): Promise<void> => page.getByRole('button', { name }).click()
}

async function sample({ page }: Desk): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.getByRole('button', { name: 'Run the sample' }).click()
  await expect(page.getByText('Complete, 2 failed')).toBeVisible()
}

for (const part of parts)
  test(`axe finds nothing, in light and in dark, on ${part.join(', ')}`, async ({ desk }) => {
    await sample(desk)
    const found: string[] = []
    for (const name of part) {
      const [hash, proof] = screens[name]!
      await desk.show(hash)
      await expect(desk.page.getByText(proof).first()).toBeVisible()
      found.push(...(await complaints(desk.page, name)))
    }
    expect(found).toEqual([])
  })

test('axe finds nothing, in light and in dark, in any dialog', async ({ desk }) => {
  const { page } = desk
  await sample(desk)
  const found: string[] = []
  for (const [name, [hash, open, proof]] of Object.entries(dialogs)) {
    await desk.show(hash)
    await open(page)
    await expect(page.getByRole('dialog')).toContainText(proof)
    found.push(...(await complaints(page, name)))
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  expect(found).toEqual([])
})

test('axe finds nothing, in light and in dark, in any menu', async ({ desk }) => {
  const { page } = desk
  await sample(desk)
  await desk.millrace('import', desk.tickets(5))
  const found: string[] = []
  for (const [name, hash, button] of menus) {
    await desk.show(hash)
    await page.getByRole('button', { name: button, exact: true }).click()
    await expect(page.locator('.menu')).toBeVisible()
    found.push(...(await complaints(page, name)))
    await page.keyboard.press('Escape')
    await expect(page.locator('.menu')).toHaveCount(0)
  }
  expect(found).toEqual([])
})

test('axe finds nothing, in light and in dark, in the command menu', async ({ desk }) => {
  const { page } = desk
  await sample(desk)
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('ret')
  await expect(page.getByRole('group', { name: 'Items' })).toContainText('Row')
  expect(await complaints(page, 'command menu')).toEqual([])
})

/** All that axe looks at, in light; in dark, what other colours can change. */
async function complaints(page: Page, name: string): Promise<string[]> {
  return [
    ...(await inScheme('light', page, name, (axe) => axe)),
    ...(await inScheme('dark', page, name, (axe) => axe.withRules('color-contrast'))),
  ]
}

async function inScheme(
  colorScheme: 'light' | 'dark',
  page: Page,
  name: string,
  narrowed: (axe: AxeBuilder) => AxeBuilder,
): Promise<string[]> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  // Without frames one page is all there is to look at: no second one is opened to gather what was found.
  const { violations } = await narrowed(new AxeBuilder({ page }).setLegacyMode()).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, html }) => `${name}, ${colorScheme}: ${id} ${target.join(' ')} ${html.slice(0, 120)}`,
    ),
  )
}
