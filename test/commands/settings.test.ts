import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hintsFor } from '../../src/main/commands/hints.ts'
import { startedAs } from '../../src/main/commands/startedAs.ts'
import { millrace } from '../helpers/millrace.ts'
import { tempDir } from '../helpers/tempDir.ts'
import { ticketFile } from '../helpers/tickets.ts'

test.for(['MILLRACE_PRACTICE_URL', 'ANTHROPIC_BASE_URL'])(
  'a %s that is no address is said in one sentence, and no batch is made',
  async (name) => {
    const folder = tempDir()
    const shell = { dataDir: join(folder, 'data'), env: { [name]: 'nonsense' } }
    const ended = await millrace(['run', ticketFile(folder, 3)], shell)
    expect([ended.code, ended.err]).toEqual([
      2,
      `${name} is "nonsense", which is not a web address. Write it like http://localhost:8080.\n`,
    ])
    expect((await millrace(['list', '--json'], shell)).out).toContain('"batches": []')
  },
)

test.for([['list'], ['doctor'], ['import', 'README.md']])(
  '%s with a file for a data folder says so',
  async (args) => {
    const file = join(tempDir(), 'a file')
    writeFileSync(file, '')
    const ended = await millrace([...args, '--data-dir', file], { dataDir: tempDir() })
    expect([ended.code, ended.err]).toEqual([2, expect.stringContaining(`${file} is not a folder`)])
  },
)

test('looking leaves nothing behind: an empty data folder is not even made', async () => {
  const dataDir = join(tempDir(), 'data')
  const listed = await millrace(['list'], { dataDir })
  expect([listed.code, listed.out]).toEqual([0, expect.stringContaining('There is no batch yet.')])
  const printed = await Promise.all(
    [['cost'], ['workspaces'], ['pipelines'], ['status', 'last'], ['list', '--workspace', 'new']].map(
      (args) => millrace(args, { dataDir }),
    ),
  )
  expect(printed.map(({ code }) => code)).toEqual([0, 0, 0, 2, 2])
  expect(existsSync(dataDir)).toBe(false)
})

test('list says which batches practice answered, and writes large numbers so that they can be read', async () => {
  const folder = tempDir()
  const shell = { dataDir: join(folder, 'data') }
  await millrace(['run', ticketFile(folder, 3)], shell)
  await millrace(['import', ticketFile(folder, 1200)], shell)
  const [, newest, oldest] = (await millrace(['list'], shell)).out.split('\n')
  expect(newest).toContain('0 of 1,200 answered')
  expect(newest).not.toContain('practice')
  expect(oldest).toMatch(/3 of 3 answered +\$0\.\d{4} +practice +tickets\.csv/)
})

test('hints are commands as they have to be typed where the operator is', () => {
  const hinted = hintsFor({ startedAs: 'node bin/millrace.js', workspace: 'acme', dataDir: 'my data' })
  expect(hinted('Continue with: millrace resume 1')).toBe(
    'Continue with: node bin/millrace.js --data-dir "my data" --workspace acme resume 1',
  )
  const plain = hintsFor({ startedAs: 'millrace', workspace: 'default', dataDir: undefined })
  expect(plain('Continue with: millrace resume 1')).toBe('Continue with: millrace resume 1')
})

test('the program knows whether it is installed', () => {
  expect(startedAs('/usr/local/bin/millrace', '/home/me')).toBe('millrace')
  expect(startedAs('/home/me/x/node_modules/millrace/bin/millrace.js', '/home/me')).toBe('millrace')
  expect(startedAs('/home/me/millrace/bin/millrace.js', '/home/me/millrace')).toBe('node bin/millrace.js')
  expect(startedAs('/opt/mill race/bin/millrace.js', '/home/me')).toBe(
    'node "/opt/mill race/bin/millrace.js"',
  )
})
