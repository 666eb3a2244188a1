import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempDir } from '../helpers/tempDir.ts'
import { call } from './checklist.ts'
import { dataDirIn, desktops, screenOf } from './desktops.ts'
import type { StandIn } from './launch.ts'

const started = desktops()

test('the desktop keeps its data where the command line looks for it, or where MILLRACE_DATA_DIR says', async () => {
  const app = await started()
  expect(existsSync(join(dataDirIn(app.home), 'workspaces/default.db'))).toBe(true)
  expect(statSync(dataDirIn(app.home)).mode & 0o777).toBe(0o700)
  const dataDir = join(tempDir(), 'elsewhere')
  const other = await started({ env: { MILLRACE_DATA_DIR: dataDir } })
  expect(existsSync(join(dataDir, 'workspaces/default.db'))).toBe(true)
  expect(existsSync(dataDirIn(other.home))).toBe(false)
  await app.close()
  await other.close()
})

test('a table is chosen in the dialog of the system, and the page gets a handle for it and no path', async () => {
  const app = await started()
  const path = join(app.home, 'tickets.csv')
  writeFileSync(path, 'a,b\n1,2\n')
  app.scriptDialog({ showOpenDialog: { canceled: false, filePaths: [path] } })
  const chosen = await call(app, 'source.choose')
  expect(chosen).toMatchObject({ ok: true, value: { file: { fileName: 'tickets.csv', bytes: 8 } } })
  expect(JSON.stringify(chosen)).not.toContain(app.home)
  app.scriptDialog({ showOpenDialog: { canceled: true, filePaths: [] } })
  expect(await call(app, 'source.choose')).toEqual({ ok: true, value: { file: null } })
  await app.close()
})

test('a dropped file is streamed to a private folder that goes with the app', async () => {
  const app = await started()
  const upload = (type: string, method = 'POST') =>
    app.page.evaluate(
      async ([type, method]) => {
        const body = method === 'POST' ? new Blob(['a,b\n1,2\n']) : null
        const headers = { 'content-type': type! }
        const answer = await fetch('upload?name=..%2Ftickets.csv', { method: method!, headers, body })
        return answer.ok ? await answer.json() : answer.status
      },
      [type, method],
    )
  expect(await upload('application/octet-stream')).toMatchObject({
    ok: true,
    value: { fileName: 'tickets.csv', bytes: 8 },
  })
  expect(await upload('text/plain')).toBe(415)
  expect(await upload('application/octet-stream', 'GET')).toBe(405)
  const uploads = join(dataDirIn(app.home), 'uploads')
  const [folder] = readdirSync(uploads)
  const [file] = readdirSync(join(uploads, folder!))
  expect(readFileSync(join(uploads, folder!, file!), 'utf8')).toBe('a,b\n1,2\n')
  expect(statSync(join(uploads, folder!)).mode & 0o777).toBe(0o700)
  expect(statSync(join(uploads, folder!, file!)).mode & 0o777).toBe(0o600)
  await app.closeWindow()
  expect(await app.exited).toBe(0)
  expect(readdirSync(uploads)).toEqual([])
})

test('the menu opens screens, and outside what is not ours', async () => {
  const app = await started()
  const path = join(app.home, 'tickets.csv')
  writeFileSync(path, 'a,b\n1,2\n')
  app.scriptDialog({ showOpenDialog: { canceled: false, filePaths: [path] } })
  await app.clickMenu('File', 'New Batch…')
  await expect.poll(() => screenOf(app)).toMatch(/^#\/w\/default\/import\/[\w-]+$/)
  await app.page.getByRole('heading', { name: 'Import tickets.csv' }).waitFor()
  app.scriptDialog({ showOpenDialog: { canceled: true, filePaths: [] } })
  await app.clickMenu('File', 'New Batch…')
  await app.clickMenu('File', 'Settings…')
  await app.page.getByRole('region', { name: 'Connection' }).waitFor()
  await app.clickMenu('File', 'Batches')
  await app.page.getByRole('heading', { name: 'Start with a table' }).waitFor()
  await app.clickMenu('Help', 'Open Data Folder')
  expect(app.electron.calls).toContain(`shell.openPath ${dataDirIn(app.home)}`)
  await app.clickMenu('Help', 'Anthropic Console')
  expect(app.electron.external).toEqual(['https://platform.claude.com/'])
  const labels = app.electron.menus[0].map(({ label }: { label: string }) => label)
  expect(labels).toEqual(['File', 'editMenu', 'View', 'windowMenu', 'Help'])
  await app.close()
})

test('no shortcut of the menu is another one in the page', async () => {
  const app = await started()
  const file = app.electron.menus[0][0].submenu as { label: string; accelerator?: string }[]
  const accelerators = new Map(file.map(({ accelerator, label }) => [accelerator, label]))
  expect(accelerators.get('CmdOrCtrl+O')).toBe('New Batch…')
  app.scriptDialog({ showOpenDialog: { canceled: true, filePaths: [] } })
  await app.page.getByRole('button', { name: /Choose a file/ }).waitFor()
  await app.page.keyboard.press('Control+o')
  await expect.poll(() => app.electron.dialogs.map(({ kind }) => kind)).toEqual(['showOpenDialog'])
  await app.close()
})

test('the theme is one, whether the menu or the page changes it, and is there at the next start', async () => {
  const home = tempDir()
  const app = await started({ home })
  const chosen = ({ page }: StandIn) =>
    page.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio', { checked: true })
  const shown = async (of: StandIn) => ({
    page: await of.page.evaluate(() => document.documentElement.dataset['theme'] ?? 'system'),
    setting: await chosen(of).textContent(),
    menu: markedTheme(of),
    system: of.electron.calls.findLast((one) => one.startsWith('nativeTheme'))!.split(' ')[1],
    isDark: await of.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches),
  })
  await app.clickMenu('File', 'Settings…')
  const atFirst = {
    page: 'system',
    setting: 'System',
    menu: 'Like the System',
    system: 'system',
    isDark: false,
  }
  await expect.poll(() => shown(app)).toEqual(atFirst)
  await app.clickMenu('View', 'Theme', 'Dark')
  const dark = { page: 'dark', setting: 'Dark', menu: 'Dark', system: 'dark', isDark: true }
  await expect.poll(() => shown(app)).toEqual(dark)
  await app.page.getByRole('radio', { name: 'Light' }).click()
  await expect
    .poll(() => shown(app))
    .toEqual({ page: 'light', setting: 'Light', menu: 'Light', system: 'light', isDark: false })
  await app.clickMenu('View', 'Theme', 'Dark')
  await expect.poll(() => shown(app)).toEqual(dark)
  await app.closeWindow()
  expect(await app.exited).toBe(0)
  await app.close()
  const next = await started({ home })
  await expect.poll(() => shown(next)).toEqual(dark)
  expect(next.electron.windows[0]!.options.backgroundColor).toBe('#14171b')
  await next.close()
})

/** In the menu that there is now. */
function markedTheme({ electron }: StandIn): string | undefined {
  type Item = { label: string; checked: boolean; submenu: Item[] }
  const found = (items: Item[], label: string): Item => items.find((item) => item.label === label)!
  const view = found(electron.menus.at(-1) as Item[], 'View')
  return found(view.submenu, 'Theme').submenu.find(({ checked }) => checked)?.label
}

test('the window comes back where it was, on the screen that it showed', async () => {
  const home = tempDir()
  const first = await started({ home })
  await first.clickMenu('File', 'Settings…')
  await expect.poll(() => screenOf(first)).toBe('#/w/default/settings')
  await first.moveWindow({ x: 40, y: 50, width: 1111, height: 777 })
  await first.closeWindow()
  expect(await first.exited).toBe(0)
  await first.close()
  const second = await started({ home })
  expect(second.electron.windows[0]!.options).toMatchObject({ x: 40, y: 50, width: 1111, height: 777 })
  expect(await screenOf(second)).toBe('#/w/default/settings')
  await second.close()
})

test('another workspace is shown in the same window, and is there at the next start', async () => {
  const home = tempDir()
  const first = await started({ home })
  const switcher = ({ page }: StandIn, name: string) =>
    page.getByRole('button', { name: `Workspace ${name}` })
  await switcher(first, 'default').click()
  await first.page.getByRole('menuitem', { name: 'New workspace…' }).click()
  await first.page.getByRole('textbox', { name: 'Name' }).fill('team')
  await first.page.keyboard.press('Enter')
  await switcher(first, 'team').waitFor()
  await first.clickMenu('File', 'Settings…')
  await expect.poll(() => screenOf(first)).toBe('#/w/team/settings')
  await first.closeWindow()
  expect(await first.exited).toBe(0)
  await first.close()
  const second = await started({ home })
  await switcher(second, 'team').waitFor()
  expect(await screenOf(second)).toBe('#/w/team/settings')
  await second.close()
})

test('a second start brings the first to the front, with the table it was given', async () => {
  const home = tempDir()
  const app = await started({ home })
  await app.minimizeWindow()
  const path = join(home, 'more.csv')
  writeFileSync(path, 'a\n1\n')
  await expect(started({ home, args: [path] })).rejects.toThrow('exited with 0 before a window')
  await expect.poll(() => screenOf(app)).toMatch(/^#\/w\/default\/import\/[\w-]+$/)
  expect(await screenOf(app)).not.toContain('more')
  expect(app.electron.calls).toEqual(expect.arrayContaining(['window.restore', 'window.focus']))
  await app.close()
})

test('closing the window ends the app when nothing runs, without a question', async () => {
  const app = await started()
  await app.closeWindow()
  expect(await app.exited).toBe(0)
  expect(app.electron.dialogs).toEqual([])
  expect(app.electron.lifecycle.at(-1)).toBe('quit')
  await app.close()
})

test('what keeps the app from starting is said in one sentence, before it ends', async () => {
  const home = tempDir()
  mkdirSync(dataDirIn(home), { recursive: true })
  writeFileSync(join(dataDirIn(home), 'workspaces'), 'this is no folder')
  await expect(started({ home })).rejects.toThrow(
    /exited with 1 before a window.*workspaces is not a folder/s,
  )
})

test('a damaged workspace of last time keeps no window from opening: it is named there, with the way on', async () => {
  const home = tempDir()
  mkdirSync(join(dataDirIn(home), 'workspaces'), { recursive: true })
  writeFileSync(join(dataDirIn(home), 'workspaces/default.db'), 'this is no database '.repeat(100))
  const app = await started({ home })
  await app.page.getByRole('alert').getByText('The workspace “default” cannot be opened.').waitFor()
  expect(app.electron.dialogs).toEqual([])
  await app.close()
})

test('figures are written as the system writes them, whatever languages the app brings along', async () => {
  const app = await started({ env: { LANG: 'de_DE.UTF-8' } })
  await app.page.evaluate(() => Object.assign(window, { isStillThere: true }))
  await app.clickMenu('File', 'Settings…')
  await app.page.getByText(/^0,00\s\$ used today/).waitFor()
  expect(await app.page.evaluate(() => 'isStillThere' in window)).toBe(true)
  await app.close()
})

test('a system whose locale is no language shows figures in English', async () => {
  const app = await started({ env: { LANG: 'C.UTF-8' } })
  await app.clickMenu('File', 'Settings…')
  await app.page.getByText(/^\$0\.00 used today/).waitFor()
  await app.close()
})
