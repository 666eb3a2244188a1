import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../desk.ts'

const switcher = (page: Page) => page.getByRole('button', { name: /^Workspace / })

async function make(page: Page, name: string): Promise<void> {
  await switcher(page).click()
  await page.getByRole('menuitem', { name: 'New workspace…' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await page.keyboard.press('Enter')
  await expect(switcher(page)).toHaveAccessibleName(`Workspace ${name}`)
}

/** The numbers of the rows that the batches of this page hold. */
const batches = (page: Page) => page.getByRole('navigation', { name: 'Main' }).locator('.sub a')

test('two pages in two workspaces: each shows its own, runs its own, and comes back to its own', async ({
  desk,
  hostKind,
}) => {
  test.skip(hostKind !== 'web', 'the desktop app has one window')
  const { page } = desk
  await expect(page.getByRole('heading', { name: 'Start with a table' })).toBeVisible()
  await page.keyboard.press('t')
  await expect(page.getByText('Complete, 2 failed')).toBeVisible()
  const other = await desk.host.another()
  desk.listen(other)
  await expect(switcher(other)).toHaveAccessibleName('Workspace default')
  await make(other, 'team')
  await expect(other.getByRole('heading', { name: 'Start with a table' })).toBeVisible()
  await expect(batches(other)).toHaveCount(0)

  // The same number is another batch in another workspace.
  await other.keyboard.press('t')
  await expect(other.getByText('Complete, 2 failed')).toBeVisible()
  await expect(other).toHaveURL(/#\/w\/team\/batches\/1$/)
  await expect(page).toHaveURL(/#\/w\/default\/batches\/1$/)
  await other.evaluate(() => void (location.hash = '#/settings'))
  await other.getByLabel('Budget of the workspace').fill('7')
  await other.keyboard.press('Tab')
  await expect(other.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
  await page.evaluate(() => void (location.hash = '#/settings'))
  await expect(page.getByLabel('Budget of the workspace')).toHaveValue('')

  await other.reload()
  await expect(switcher(other)).toHaveAccessibleName('Workspace team')
  await expect(other.getByLabel('Budget of the workspace')).toHaveValue('7')

  // Another workspace by the history, and back.
  await switcher(other).click()
  await other.getByRole('menuitemcheckbox', { name: 'default' }).click()
  await expect(switcher(other)).toHaveAccessibleName('Workspace default')
  await other.goBack()
  await expect(switcher(other)).toHaveAccessibleName('Workspace team')
  await expect(other).toHaveURL(/#\/w\/team\/settings$/)
  const listed = JSON.parse(await desk.millrace('list', '--workspace', 'team', '--json')) as {
    batches: unknown[]
  }
  expect(listed.batches).toHaveLength(1)
})

test('a workspace is renamed, backed up, deleted with its name typed, and put back', async ({
  desk,
  hostKind,
}) => {
  test.skip(hostKind !== 'web', 'dialogs of the system stand in another test')
  const { page } = desk
  await expect(page.getByRole('heading', { name: 'Start with a table' })).toBeVisible()
  await make(page, 'team')
  await desk.importAndRun(desk.tickets(3))
  await expect(page.getByText('Complete', { exact: true })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  const line = (name: string) => page.getByRole('row', { name: new RegExp(`^${name} `) })
  await expect(line('team')).toContainText('shown here')
  const act = async (name: string, text: RegExp): Promise<void> => {
    await page.getByRole('button', { name: `Actions for ${name}` }).click()
    await page.getByRole('menuitem', { name: text }).click()
  }

  await act('team', /Rename/)
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveAccessibleDescription(
    /without spaces/,
  )
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Default')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('There is a workspace "default" already')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('emea')
  await page.keyboard.press('Enter')
  await expect(switcher(page)).toHaveAccessibleName('Workspace emea')
  await expect(line('emea')).toContainText('shown here')

  await act('emea', /Back up/)
  const file = await desk.host.exported(() => page.getByRole('button', { name: 'Make a backup' }).click())
  await expect(page.getByRole('dialog')).toContainText('Backed up')
  await page.getByRole('button', { name: 'Close' }).last().click()
  await desk.host.choose(file, () => page.getByRole('button', { name: /Open a backup/ }).click())
  await expect(page.getByRole('textbox', { name: 'Name of the new workspace' })).toHaveValue('emea-2')
  await expect(page.getByRole('dialog')).toContainText('dashes and underscores, without spaces')
  await page.getByRole('textbox', { name: 'Name of the new workspace' }).fill('copy')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('The workspace copy is there.')
  await page.getByRole('button', { name: 'Close' }).last().click()
  await expect(line('copy')).toContainText('1')

  await act('emea', /Delete/)
  const verb = page.getByRole('button', { name: 'Delete workspace' })
  await page.getByRole('textbox', { name: 'Type emea to delete it' }).fill('eme')
  await expect(verb).toBeDisabled()
  await page.getByRole('textbox', { name: 'Type emea to delete it' }).fill('emea')
  await verb.click()
  await expect(switcher(page)).toHaveAccessibleName('Workspace copy')
  await expect(line('emea')).toHaveCount(0)

  // A link to it says so, makes nothing, and shows the way to another one.
  await desk.show('#/w/emea/batches/1')
  await expect(page.getByRole('alert')).toHaveText('There is no workspace “emea”.')
  await page.getByRole('link', { name: 'All workspaces' }).click()
  await page.getByRole('button', { name: 'Put back emea' }).click()
  await page.keyboard.press('Enter')
  await expect(line('emea')).toBeVisible()
  await line('emea').getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'Batches' })).toBeVisible()
  const { seal } = JSON.parse(await desk.millrace('status', '1', '--workspace', 'emea', '--json')) as {
    seal: { model: number }
  }
  expect(seal.model).toBe(3)
})

test('while a batch runs, its workspace is neither renamed nor deleted, and that is said before', async ({
  desk,
}) => {
  const { page } = desk
  desk.answers('slow')
  await desk.importAndRun(desk.tickets(120))
  for (const [ask, verb] of [
    ['rename', 'Rename'],
    ['delete', 'Delete workspace'],
  ] as const) {
    await desk.show(`#/workspaces?ask=${ask}&name=default`)
    await page
      .getByRole('dialog')
      .getByRole('textbox')
      .fill(ask === 'rename' ? 'emea' : 'default')
    const button = page.getByRole('button', { name: verb })
    await expect(button).toBeDisabled()
    await expect(button).toHaveAccessibleDescription(
      '1 batch is at work in it. Pause it, or wait for its end.',
    )
  }
})

test('the command menu goes to every workspace, and to what can be done with this one', async ({ desk }) => {
  const { page } = desk
  await expect(page.getByRole('heading', { name: 'Start with a table' })).toBeVisible()
  await make(page, 'team')
  const run = async (typed: string): Promise<void> => {
    await page.keyboard.press('ControlOrMeta+k')
    await page.keyboard.type(typed)
    await expect(page.getByRole('option', { selected: true })).toContainText(new RegExp(typed, 'i'))
    await page.keyboard.press('Enter')
  }
  await expect(page.getByRole('heading', { name: 'Start with a table' })).toBeVisible()
  await run('switch to default')
  await expect(switcher(page)).toHaveAccessibleName('Workspace default')
  await run('rename the workspace')
  await expect(page.getByRole('dialog', { name: 'Rename default' })).toContainText(
    'name no workspace use “default”',
  )
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await run('new workspace')
  await expect(page.getByRole('dialog', { name: 'New workspace' })).toContainText('without spaces')
})

test('the damaged workspace of last time is named, the others are at hand, and it is set aside from there', async ({
  desk,
}) => {
  await expect(desk.page.getByRole('heading', { name: 'Start with a table' })).toBeVisible()
  await make(desk.page, 'team')
  await desk.kill()
  const file = join(desk.dataDir, 'workspaces/team.db')
  for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true })
  writeFileSync(file, 'this is no database '.repeat(500))
  await desk.start()
  const { page } = desk
  await expect(page.getByRole('alert')).toHaveText('The workspace “team” cannot be opened.')
  await page.getByRole('list', { name: 'Workspaces' }).getByRole('link', { name: 'default' }).click()
  await expect(page.getByRole('heading', { name: 'Start with a table' })).toBeVisible()
  await page.goBack()
  await page.getByRole('button', { name: 'Set it aside…' }).click()
  await expect(page.getByRole('dialog')).toContainText('an empty workspace takes its place')
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.getByRole('button', { name: 'Set it aside', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('workspaces/damaged/team.')
  await page.getByRole('link', { name: 'Open the workspace' }).click()
  await expect(page.getByRole('heading', { name: 'Start with a table' })).toBeVisible()
  expect(JSON.parse(await desk.millrace('list', '--workspace', 'team', '--json'))).toEqual({ batches: [] })
})
