import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { PracticeServer } from '../../src/main/llm/practiceServer.ts'
import { startPracticeServer } from '../../src/main/llm/practiceServer.ts'
import { tempDir } from '../helpers/tempDir.ts'
import { dataDirIn, desktops, screenOf } from './desktops.ts'
import type { StandIn } from './launch.ts'

const started = desktops()

/** An app that runs a table of so many rows against a practice model of this test. */
async function running(rows: number, practice: PracticeServer, home = tempDir()): Promise<StandIn> {
  const path = join(home, 'tickets.csv')
  const tickets = Array.from({ length: rows }, (_, index) => `T-${index},I was charged twice for ${index}.`)
  writeFileSync(path, `id,body\n${tickets.join('\n')}\n`)
  const app = await started({ home, env: { MILLRACE_PRACTICE_URL: practice.url }, args: [path] })
  await app.page.getByRole('heading', { name: 'Import tickets.csv' }).waitFor()
  await app.page.getByRole('button', { name: new RegExp(`^Run all ${rows}`) }).click()
  await app.page.getByText('Running', { exact: true }).waitFor()
  return app
}

async function model(options: Parameters<typeof startPracticeServer>[0] = {}): Promise<PracticeServer> {
  const practice = await startPracticeServer({ seed: 1, latency: slow, ...options })
  onTestFinished(() => practice.close())
  return practice
}

const bar = ({ electron }: StandIn) => electron.progress.at(-1)
const tray = ({ electron }: StandIn): string[] | undefined =>
  electron.trays.at(-1)?.map(({ label }: { label: string }) => label)
const awake = ({ electron }: StandIn): string[] => electron.awake
/** ms: an app that is looked at or left in the middle of its table is in time, also where the machine is busy. */
const slow = 1_000

test('while a batch runs the machine stays awake and the system shows how far it is; its end is told to who looks elsewhere', async () => {
  const app = await running(60, await model())
  await expect.poll(() => awake(app)).toEqual(['start prevent-app-suspension'])
  await app.blurWindow()
  await app.page.evaluate(() => (location.hash = '#/settings'))
  await expect.poll(() => bar(app)?.progress ?? 0).toBeGreaterThan(0)
  expect(bar(app)?.mode).toBe('normal')
  await expect
    .poll(() => app.electron.notifications)
    .toEqual([{ title: 'tickets.csv is complete', body: '60 of 60 rows done, practice, free.' }])
  await expect.poll(() => [awake(app).at(-1), bar(app)?.progress]).toEqual(['stop', -1])
  await app.clickNotification()
  await expect.poll(() => screenOf(app)).toBe('#/w/default/batches/1')
  expect(app.electron.calls.at(-1)).toBe('window.focus')
  await app.close()
})

test('nobody is told who is looking, or who does not want to be', async () => {
  const practice = await model()
  const app = await running(20, practice)
  await expect.poll(() => awake(app).at(-1)).toBe('stop')
  await app.clickMenu('File', 'Settings…')
  await app.page.getByRole('switch', { name: 'Say when a batch ends or pauses' }).click()
  await expect
    .poll(() => readFileSync(join(dataDirIn(app.home), 'settings.json'), 'utf8'))
    .toContain('"notify": false')
  practice.setLatency(2_500)
  await app.page.evaluate(() =>
    (globalThis as any).millrace.call('retry.run', {
      workspace: 'default',
      input: { batchId: 1, scope: { rows: [[1, 1]], from: 'process', limit: null }, expectedRows: 1 },
    }),
  )
  await app.blurWindow()
  await expect.poll(() => awake(app).length).toBe(4)
  expect(app.electron.notifications).toEqual([])
  await app.close()
})

test('a batch that stops by itself is told with its reason, and the bar is red until somebody looks', async () => {
  const practice = await model()
  const app = await running(500, practice)
  await expect.poll(() => awake(app)).toHaveLength(1)
  await app.blurWindow()
  practice.setFaults(['402'])
  await expect.poll(() => app.electron.notifications.at(-1)?.title).toBe('tickets.csv is paused')
  expect(app.electron.notifications[0]!.body).toMatch(/billing.*Add credit.* of 500 rows done/)
  await expect.poll(() => bar(app)?.mode).toBe('error')
  await app.trigger('window:1', 'focus')
  await expect.poll(() => bar(app)?.progress).toBe(-1)
  await app.close()
})

test('a window that is closed while a batch runs goes to the tray, from which everything can be reached', async () => {
  const practice = await model()
  const app = await running(900, practice)
  app.scriptDialog({ showMessageBox: { response: 2, checkboxChecked: false } })
  await app.closeWindow()
  await expect.poll(() => app.electron.calls).toContain('window.minimize')
  await expect.poll(() => tray(app)?.[0]).toMatch(/^tickets\.csv [1-9]\d?%$/)
  expect(tray(app)!.slice(2)).toEqual(['Open Millrace', 'Pause All', '', 'Pause and Quit'])
  await app.clickTray('Pause All')
  await expect.poll(() => tray(app)).toContain('Nothing is running')
  expect(tray(app)!.at(-1)).toBe('Quit')
  await app.clickTray('Open Millrace')
  await expect.poll(() => app.electron.trays.at(-1)).toBeNull()
  await app.page.getByText('Paused, by hand').waitFor()

  await app.page.getByRole('button', { name: /^Resume/ }).click()
  await app.page.getByText('Running', { exact: true }).waitFor()
  app.scriptDialog({ showMessageBox: { response: 2, checkboxChecked: false } })
  await app.closeWindow()
  await expect.poll(() => tray(app)?.at(-1)).toBe('Pause and Quit')
  await app.clickTray('Pause and Quit')
  expect(await app.exited).toBe(0)
  const asked = app.electron.dialogs.filter(({ kind }) => kind === 'showMessageBox')
  expect(asked, 'the tray does not ask again').toHaveLength(2)
  expect(asked[0]!.options.buttons).toEqual(['Cancel', 'Pause and quit', 'Keep running, minimised'])
  await app.close()
})

test('without a network a batch waits, and goes on by itself when the machine wakes up to one', async () => {
  const practice = await model()
  const app = await running(500, practice)
  await expect.poll(() => awake(app)).toHaveLength(1)
  await app.blurWindow()
  await practice.close()
  await app.page.getByText('Waiting for the network', { exact: true }).first().waitFor()
  await expect.poll(() => app.electron.notifications.at(-1)?.title).toBe('tickets.csv waits for the network')
  await expect.poll(() => [bar(app)?.mode, awake(app).at(-1)]).toEqual(['paused', 'stop'])
  await model({ port: Number(new URL(practice.url).port), latency: 0 })
  await app.trigger('powerMonitor', 'resume')
  await app.page.getByText('Complete', { exact: true }).waitFor()
  await app.close()
})

test('a page that dies is loaded again and said; the second time it is asked about', async () => {
  const app = await started()
  const mark = () => app.page.evaluate(() => ((globalThis as any).isOld = true))
  const isOld = () => app.page.evaluate(() => Boolean((globalThis as any).isOld)).catch(() => true)
  await mark()
  app.scriptDialog({ showMessageBox: { response: 0, checkboxChecked: false } })
  await app.crashPage('clean-exit')
  await app.crashPage()
  await expect.poll(isOld).toBe(false)
  expect(app.electron.dialogs.map(({ options }) => options.message)).toEqual([
    'The window stopped working and was loaded again',
  ])
  await app.page.getByRole('heading', { name: 'Start with a table' }).waitFor()
  await mark()
  app.scriptDialog({ showMessageBox: { response: 0, checkboxChecked: false } })
  await app.crashPage('oom')
  await expect.poll(isOld).toBe(false)
  expect(app.electron.dialogs.at(-1)!.options.buttons).toEqual(['Load it again', 'Leave it'])
  expect(readFileSync(join(dataDirIn(app.home), 'logs/millrace.log'), 'utf8')).toContain('"reason":"oom"')
  await app.close()
})

test('a table that macOS hands over is imported, others are left alone', async () => {
  const app = await started()
  const path = join(app.home, 'from-finder.tsv')
  writeFileSync(path, 'id\tbody\n1\tHello\n')
  expect(await app.openFile(join(app.home, 'notes.md'))).toBe(true)
  expect(await screenOf(app)).not.toContain('import')
  await app.openFile(path)
  await app.page.getByRole('heading', { name: 'Import from-finder.tsv' }).waitFor()
  expect(app.electron.calls).toContain(`app.addRecentDocument ${path}`)
  await app.close()
})

test('diagnostics come from the menu into the clipboard, and that is said', async () => {
  const app = await started({ env: { ANTHROPIC_API_KEY: 'sk-ant-canary-0123456789' } })
  app.scriptDialog({ showMessageBox: { response: 0, checkboxChecked: false } })
  await app.clickMenu('Help', 'Copy Diagnostics')
  await expect.poll(() => app.electron.clipboard).toHaveLength(1)
  expect(app.electron.clipboard[0]).toMatch(/^Millrace \d.*, desktop\n.*\nelectron \d/)
  expect(app.electron.clipboard[0]).not.toContain('canary')
  await expect.poll(() => app.electron.dialogs).toHaveLength(1)
  expect(existsSync(join(dataDirIn(app.home), 'logs/millrace.log'))).toBe(true)
  await app.close()
})
