import { existsSync, linkSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Shell } from '../../helpers/millrace.ts'
import { millrace } from '../../helpers/millrace.ts'
import { tempDir } from '../../helpers/tempDir.ts'
import { ticketFile } from '../../helpers/tickets.ts'

const isLinux = process.platform === 'linux'

test.for(['--out', '--rejects'])(
  'the table that is read is never overwritten with %s --force, whatever it is called',
  async (flag) => {
    const { shell, folder } = office()
    const table = ticketFile(folder, 3)
    const before = readFileSync(table, 'utf8')
    const [hard, soft] = [join(folder, 'hard.csv'), join(folder, 'soft.csv')]
    linkSync(table, hard)
    symlinkSync(table, soft)
    for (const target of [table, hard, soft]) {
      const ended = await millrace(['run', table, flag, target, '--force'], shell)
      expect([ended.code, ended.err]).toEqual([2, expect.stringContaining('is the file that is read')])
    }
    expect(readFileSync(table, 'utf8')).toBe(before)
    expect((await millrace(['list', '--json'], shell)).out).toContain('"batches": []')
  },
)

test.for([
  ['export', 'last'],
  ['start', 'last'],
  ['retry', 'last', '--items', '1'],
])(
  'nor is the table of a batch with millrace %s --force, also where it lies elsewhere now',
  async (command) => {
    const { shell, folder } = office()
    const table = ticketFile(folder, 3)
    await millrace(['run', table, '--limit', '2'], shell)
    const moved = join(folder, 'moved.csv')
    renameSync(table, moved)
    const before = readFileSync(moved, 'utf8')
    const ended = await millrace([...command, '--out', moved, '--force'], shell)
    expect([ended.code, ended.err]).toEqual([
      2,
      expect.stringContaining('is the table that this batch was read'),
    ])
    expect(readFileSync(moved, 'utf8')).toBe(before)
    const other = join(folder, 'results.csv')
    writeFileSync(other, before.replace('T-1', 'T-9'))
    expect((await millrace(['export', 'last', '--out', other, '--force'], shell)).code).toBe(0)
  },
)

test('a file of rejects that exists is found out before the import', async () => {
  const { shell, folder } = office()
  const rejects = join(folder, 'rejects.csv')
  writeFileSync(rejects, 'precious')
  const ended = await millrace(['import', ticketFile(folder, 3), '--rejects', rejects], shell)
  expect([ended.code, ended.err]).toEqual([2, expect.stringContaining('rejects.csv exists')])
  expect((await millrace(['list', '--json'], shell)).out).toContain('"batches": []')
})

test('without rejected rows no file of rejects is written', async () => {
  const { shell, folder } = office()
  const rejects = join(folder, 'rejects.csv')
  const ended = await millrace(['import', ticketFile(folder, 3), '--rejects', rejects], shell)
  expect([ended.code, existsSync(rejects)]).toEqual([0, false])
  expect(ended.err).toContain('No row was rejected')
})

test.runIf(isLinux)('a folder that keeps no files is found out before the run', async () => {
  const { shell, folder } = office()
  const ended = await millrace(['run', ticketFile(folder, 3), '--out', '/proc/results.csv'], shell)
  expect([ended.code, ended.err]).toEqual([2, expect.stringContaining('/proc/results.csv cannot be written')])
  expect((await millrace(['list', '--json'], shell)).out).toContain('"batches": []')
})

function office(): { shell: Shell; folder: string } {
  const folder = tempDir()
  return { folder, shell: { dataDir: join(folder, 'data') } }
}
