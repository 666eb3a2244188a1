import { EventEmitter } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App, BrowserWindow } from 'electron'
import { expect, test } from 'vitest'
import type { BatchId } from '../../src/shared/ids.ts'
import type { OpenedBatch } from '../../src/main/shell/firstScreen.ts'
import { firstScreen } from '../../src/main/shell/firstScreen.ts'
import { fileOpenings, openedFile } from '../../src/main/shell/openedFile.ts'
import { mayOpenOutside } from '../../src/main/shell/guards.ts'
import { readWindowState, rememberWindow } from '../../src/main/shell/windowState.ts'
import { tempDir } from '../helpers/tempDir.ts'

const workArea = () => ({ x: 0, y: 0, width: 1920, height: 1080 })

test('a table named at the start is found from the folder it was named in; flags and other files are not taken', () => {
  const folder = tempDir()
  writeFileSync(join(folder, 'tickets.csv'), 'a\n')
  writeFileSync(join(folder, 'notes.md'), 'a\n')
  const found = { path: join(folder, 'tickets.csv'), fileName: 'tickets.csv', bytes: 2 }
  expect(openedFile(['millrace', 'tickets.csv'], folder)).toEqual(found)
  expect(openedFile(['millrace', join(folder, 'tickets.csv')], '/')).toEqual(found)
  for (const argv of [['millrace'], ['notes.md'], ['gone.csv'], ['--x=tickets.csv']])
    expect(openedFile(argv, folder), argv.join(' ')).toBeNull()
})

test('the system opens https addresses of hosts that we name, and no others', () => {
  expect(mayOpenOutside('https://docs.claude.com/en/api')).toBe(true)
  for (const address of [
    '',
    'docs.claude.com',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://claude.com.evil.test/',
  ])
    expect(mayOpenOutside(address), address).toBe(false)
})

test('a window comes back where it was, unless its display has gone or its file says nonsense', () => {
  const file = join(tempDir(), 'window.json')
  const none = { bounds: null, isMaximized: false, screen: '' }
  expect(readWindowState(file, workArea)).toEqual(none)
  const state = { bounds: { x: 10, y: 20, width: 1000, height: 700 }, isMaximized: true, screen: '#/batch/3' }
  writeFileSync(file, JSON.stringify(state))
  expect(readWindowState(file, workArea)).toEqual(state)
  writeFileSync(file, JSON.stringify({ ...state, bounds: { ...state.bounds, x: 4000 } }))
  expect(readWindowState(file, workArea)).toEqual({ ...state, bounds: null })
  for (const text of ['{', '{}', JSON.stringify({ ...state, screen: 'https://evil.test/' })]) {
    writeFileSync(file, text)
    expect(readWindowState(file, workArea), text).toEqual(none)
  }
})

test('a window closes although its place cannot be written', () => {
  const window = Object.assign(new EventEmitter(), {
    getNormalBounds: () => ({ x: 0, y: 0, width: 800, height: 600 }),
    isMaximized: () => false,
    webContents: { getURL: () => 'app://millrace/#/' },
  })
  const inTheWay = join(tempDir(), 'a file')
  writeFileSync(inTheWay, '')
  rememberWindow(window as unknown as BrowserWindow, join(inTheWay, 'window.json'))
  expect(() => window.emit('close')).not.toThrow()
})

test('the window opens where it was, but on the list when a batch that it did not show was interrupted', () => {
  expect(firstScreen('#/settings', [])).toBe('#/settings')
  expect(firstScreen('#/settings', [batch(1, 'operator')])).toBe('#/settings')
  expect(firstScreen('#/settings', [batch(1, 'interrupted')])).toBe('#/')
  expect(firstScreen('#/batches/1?tab=failures', [batch(1, 'interrupted')])).toBe('#/batches/1?tab=failures')
  expect(firstScreen('#/batches/1', [batch(1, 'interrupted'), batch(12, 'interrupted')])).toBe('#/')
  const inTeam = '#/w/gr%C3%BC%C3%9Fe/batches/1'
  expect(firstScreen(inTeam, [batch(1, 'interrupted', 'grüße')])).toBe(inTeam)
  expect(firstScreen(inTeam, [batch(1, 'interrupted')])).toBe('#/')
})

test('a file that the system opens before there is a window waits for it', () => {
  const app = new EventEmitter()
  const openings = fileOpenings(app as unknown as App)
  const path = join(tempDir(), 'early.csv')
  writeFileSync(path, 'a\n')
  const event = { preventDefault: () => undefined }
  app.emit('open-file', event, join(tempDir(), 'notes.md'))
  app.emit('open-file', event, path)
  const opened: string[] = []
  openings.take(({ fileName }) => void opened.push(fileName))
  app.emit('open-file', event, path)
  expect(opened).toEqual(['early.csv', 'early.csv'])
})

function batch(id: number, reason: 'interrupted' | 'operator', workspace = 'default'): OpenedBatch {
  return { workspace, id: id as BatchId, status: 'paused', reason }
}
