import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { errorFields, maxLogBytes, openLog } from '../src/main/log.ts'
import { tempDir } from './helpers/tempDir.ts'

const opened = (dataDir: string, level?: string) =>
  openLog({ dataDir, host: 'cli', level, now: () => Date.UTC(2026, 10, 25) })

test('an event is a line of JSON with its time, its program and its counts, for its owner alone', () => {
  const dataDir = tempDir()
  opened(dataDir).write('info', 'batch ends', { batchId: 3, status: 'complete' })
  const file = join(dataDir, 'logs/millrace.log')
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    ...{ at: '2026-11-25T00:00:00.000Z', level: 'info', host: 'cli', pid: process.pid },
    ...{ event: 'batch ends', batchId: 3, status: 'complete' },
  })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(statSync(join(dataDir, 'logs')).mode & 0o777).toBe(0o700)
})

test.each([
  [undefined, ['info', 'warn', 'error']],
  ['nonsense', ['info', 'warn', 'error']],
  ['debug', ['debug', 'info', 'warn', 'error']],
  ['error', ['error']],
  ['silent', []],
])('MILLRACE_LOG=%s writes %j', (level, written) => {
  const log = opened(tempDir(), level)
  for (const of of ['debug', 'info', 'warn', 'error'] as const) log.write(of, of)
  expect(log.tail(10).map((line) => (JSON.parse(line) as { level: string }).level)).toEqual(written)
})

test('five files are kept, none above its size, and the newest lines are in the first', () => {
  const dataDir = tempDir()
  const log = opened(dataDir)
  const text = 'x'.repeat(maxLogBytes / 4)
  for (let n = 0; n < 30; n++) log.write('info', 'long', { n, text })
  const folder = join(dataDir, 'logs')
  const names = ['millrace.log', 'millrace.1.log', 'millrace.2.log', 'millrace.3.log', 'millrace.4.log']
  expect(readdirSync(folder).toSorted()).toEqual(names.toSorted())
  for (const name of names) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(maxLogBytes)
  expect(log.tail(1)[0]).toContain('"n":29')
  expect(readFileSync(join(folder, 'millrace.4.log'), 'utf8')).toContain('"n":15')
})

test('a data folder is not made for it, and where it cannot be written nothing else fails', () => {
  const missing = join(tempDir(), 'not there')
  opened(missing).write('error', 'bug')
  expect(existsSync(missing)).toBe(false)
  const dataDir = tempDir()
  writeFileSync(join(dataDir, 'logs'), 'a file in its place')
  opened(dataDir).write('error', 'bug')
  expect(opened(dataDir).tail(5)).toEqual([])
})

test('of an error it keeps what it is and where it came from, never what it says', () => {
  const error = Object.assign(new Error('Unexpected token in "Dear support, my card 4111"'), { code: 'EBAD' })
  const fields = errorFields(error)
  expect(fields).toMatchObject({ error: 'Error', code: 'EBAD' })
  expect(fields['from']).toContain('log.test.ts')
  expect(JSON.stringify(fields)).not.toContain('Dear')
})
