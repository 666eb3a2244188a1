import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startPracticeServer } from '../../../src/main/llm/practiceServer.ts'
import { millrace, start } from '../../helpers/millrace.ts'
import { openedDesks } from '../../helpers/openedDesks.ts'
import { ticketFile } from '../../helpers/tickets.ts'

/** A workspace with three rows, beside the default one. */
async function withTeam(options: Parameters<typeof openedDesks>[0] = {}) {
  const desks = await openedDesks(options)
  await desks.ask(null, 'workspaces.make', { name: 'team' })
  const batchId = await desks.importInto('team', 3)
  const rowsIn = async (workspace: string) =>
    (await desks.ask(workspace, 'batches.list', {})).batches.map(({ seal }) => seal.sourceRows)
  const path = (name: string): string => join(desks.dataDir, 'workspaces', name)
  return { ...desks, batchId, rowsIn, path }
}

/** A command that runs a batch of `team` and gets no answer. */
async function runningElsewhere(dataDir: string) {
  const server = await startPracticeServer({ seed: 1, faults: ['hang'] })
  onTestFinished(() => server.close())
  const env = { MILLRACE_PRACTICE_URL: server.url }
  const running = start(['run', ticketFile(dataDir, 2), '--workspace', 'team'], { dataDir, env })
  await server.afterRequests(1)
  return running
}

describe('a rename', () => {
  test('moves the one file with its backups, and the page that names the old one is told', async () => {
    const { ask, rowsIn, files, path, dataDir } = await withTeam()
    mkdirSync(path('backups'))
    writeFileSync(path('backups/team.schema-3.1000.db'), 'older')
    writeFileSync(path('backups/team-b.schema-3.1000.db'), 'of another one')
    expect(await ask(null, 'workspaces.rename', { name: 'team', to: ' emea ' })).toEqual({ name: 'emea' })
    expect(await rowsIn('emea')).toEqual([3])
    await expect(rowsIn('team')).rejects.toThrow('There is no workspace "team"')
    expect(files()).toEqual(['default.db', 'emea.db'])
    expect(readdirSync(path('backups'))).toEqual(['emea.schema-3.1000.db', 'team-b.schema-3.1000.db'])
    const listed = await millrace(['list', '--workspace', 'emea', '--json'], { dataDir })
    expect(JSON.parse(listed.out)).toMatchObject({ batches: [{ batch: { sourceRows: 3 } }] })
  })

  test('may change only the case of a name', async () => {
    const { ask, rowsIn } = await withTeam()
    expect(await ask(null, 'workspaces.rename', { name: 'team', to: 'Team' })).toEqual({ name: 'Team' })
    expect(await rowsIn('Team')).toEqual([3])
  })

  test('is refused while anything is under way here', async () => {
    const { ask, batchId, rowsIn, desks, server } = await withTeam()
    server.setFaults(['hang'])
    await ask('team', 'batch.start', { batchId, rest: false })
    const rename = () => ask(null, 'workspaces.rename', { name: 'team', to: 'emea' })
    await expect(rename()).rejects.toThrow('Batches of "team" are running. Pause them first')
    await expect(ask(null, 'workspaces.delete', { name: 'team', typed: 'team' })).rejects.toThrow('running')
    expect(await rowsIn('team')).toEqual([3])
    expect(desks.running('team')).toBe(1)
    await ask('team', 'batch.pause', { batchId, now: true })
    await expect.poll(() => desks.running('team')).toBe(0)
    expect(await rename()).toEqual({ name: 'emea' })
  })

  test('is refused while another process runs a batch of it, and that goes on', async () => {
    const { ask, rowsIn, dataDir, files } = await withTeam()
    await runningElsewhere(dataDir)
    const sentence = 'A batch of "team" is run by another process'
    await expect(ask(null, 'workspaces.rename', { name: 'team', to: 'emea' })).rejects.toThrow(sentence)
    await expect(ask(null, 'workspaces.delete', { name: 'team', typed: 'team' })).rejects.toThrow(sentence)
    expect(files()).toEqual(['default.db', 'team.db'])
    expect(await rowsIn('team')).toEqual([2, 3])
    const { workspaces } = await ask(null, 'workspaces.list', {})
    expect(workspaces.find(({ name }) => name === 'team')).toMatchObject({ running: 1, batches: 2 })
  })

  test('is refused while another process has it open and does nothing', async () => {
    const { ask, dataDir, rowsIn } = await withTeam()
    const other = await openedDesks({ dataDir })
    await other.ask('team', 'batches.list', {})
    await expect(ask(null, 'workspaces.rename', { name: 'team', to: 'emea' })).rejects.toThrow(
      'The workspace "team" is open in another Millrace: a window, a page or a command. Close it there first.',
    )
    expect(await rowsIn('team')).toEqual([3])
    await other.close()
    expect(await ask(null, 'workspaces.rename', { name: 'team', to: 'emea' })).toEqual({ name: 'emea' })
  })

  test('cannot be overtaken: whoever has opened the file before and writes after it is refused', async () => {
    const { ask, path, rowsIn } = await withTeam()
    const late = new Database(path('team.db'))
    onTestFinished(() => void late.close())
    await ask(null, 'workspaces.rename', { name: 'team', to: 'emea' })
    expect(() => late.pragma('journal_mode = WAL')).toThrow(
      expect.objectContaining({ code: 'SQLITE_READONLY_DBMOVED' }),
    )
    expect(existsSync(path('team.db-wal'))).toBe(false)
    expect(await rowsIn('emea')).toEqual([3])
  })
})

describe('a deletion', () => {
  test('wants the name typed, keeps the file, and can be taken back', async () => {
    const { ask, rowsIn, files, path, batchId } = await withTeam()
    await expect(ask(null, 'workspaces.delete', { name: 'team', typed: 'Team' })).rejects.toThrow(
      'Type "team"',
    )
    expect(files()).toEqual(['default.db', 'team.db'])
    mkdirSync(path('backups'))
    writeFileSync(path('backups/team.schema-3.1000.db'), 'older')
    await ask(null, 'workspaces.delete', { name: 'team', typed: 'team' })
    expect(files()).toEqual(['default.db'])
    await expect(ask('team', 'batch.read', { batchId })).rejects.toThrow('no workspace')
    const { deleted, deletedFolder } = await ask(null, 'workspaces.list', {})
    expect(deleted).toMatchObject([{ name: 'team' }])
    expect(readdirSync(join(deletedFolder, deleted[0]!.id)).toSorted()).toEqual(['backups', 'team.db'])
    await ask(null, 'workspaces.make', { name: 'team' })
    const { id } = deleted[0]!
    await expect(ask(null, 'workspaces.putBack', { id, name: 'team' })).rejects.toThrow('already')
    expect(await ask(null, 'workspaces.putBack', { id, name: 'old' })).toEqual({ name: 'old' })
    expect([await rowsIn('old'), await rowsIn('team')]).toEqual([[3], []])
    expect(readdirSync(path('backups'))).toEqual(['old.schema-3.1000.db'])
    expect(readdirSync(deletedFolder)).toEqual([])
  })

  test('of an id that is a path finds nothing', async () => {
    const { ask } = await withTeam()
    for (const id of ['..', '../..', '../backups', 'team', '/etc'])
      await expect(ask(null, 'workspaces.putBack', { id, name: 'x' })).rejects.toThrow('not there any more')
  })
})

describe('a backup', () => {
  test('is a workspace file, whole also while batches run, and can be opened as a new one', async () => {
    const { ask, over, source, batchId, out, server, rowsIn, desks } = await withTeam()
    server.setFaults(['hang'])
    await ask('team', 'batch.start', { batchId, rest: false })
    await server.afterRequests(1)
    const { target } = await ask(null, 'workspaces.target', { name: 'team' })
    const view = await over(null, await ask(null, 'workspaces.backUp', { name: 'team', target: target! }))
    const file = readdirSync(out).find((name) => name.endsWith('.db'))
    expect(file).toMatch(/^team-backup-\d{4}-\d\d-\d\d\.db$/)
    expect(view).toMatchObject({ state: 'done', result: { kind: 'backup', copy: { shown: `~/${file}` } } })
    expect(statSync(join(out, file!)).mode & 0o777).toBe(0o600)
    expect(desks.running('team')).toBe(1)
    const handle = source(join(out, file!))
    const made = await over(null, await ask(null, 'workspaces.restore', { source: handle, name: 'copy' }))
    expect(made.result).toEqual({ kind: 'workspace', name: 'copy' })
    expect(await rowsIn('copy')).toEqual([3])
    expect(await ask('copy', 'batch.read', { batchId })).toMatchObject({
      status: 'paused',
      reason: 'interrupted',
    })
    expect(await ask('team', 'batch.read', { batchId })).toMatchObject({ status: 'running' })
    expect(readdirSync(out).filter((name) => name.includes('.part'))).toEqual([])
    await ask('team', 'batch.pause', { batchId, now: true })
  })

  test('that is cancelled leaves nothing', async () => {
    const { ask, over, out } = await withTeam()
    const { target } = await ask(null, 'workspaces.target', { name: 'team' })
    const before = readdirSync(out)
    const { job } = await ask(null, 'workspaces.backUp', { name: 'team', target: target! })
    await ask(null, 'job.cancel', { job })
    expect(await over(null, { job })).toMatchObject({ state: 'cancelled' })
    expect(readdirSync(out)).toEqual(before)
  })

  test('to a folder that is gone is refused with a sentence', async () => {
    const { ask, over, out, desks } = await withTeam()
    const target = desks.files.addTarget(join(out, 'gone/team.db'))
    const view = await over(null, await ask(null, 'workspaces.backUp', { name: 'team', target }))
    expect(view).toMatchObject({ state: 'failed', error: expect.stringContaining('its folder is gone') })
  })

  test('of something else is not opened, and nothing is made', async () => {
    const { ask, over, source, out, files, path } = await withTeam()
    const text = join(out, 'text.db')
    writeFileSync(text, 'id,subject\n1,2\n'.repeat(300))
    const foreign = join(out, 'foreign.db')
    const db = new Database(foreign)
    db.exec('create table notes (text text)')
    db.pragma('user_version = 2')
    db.close()
    const newer = join(out, 'newer.db')
    copyFileSync(path('default.db'), newer)
    const future = new Database(newer)
    future.pragma('user_version = 999')
    future.close()
    const sentences = [
      [text, 'This is not a workspace of Millrace'],
      [foreign, 'This is not a workspace of Millrace'],
      [newer, 'written by a newer Millrace'],
    ] as const
    for (const [file, sentence] of sentences) {
      const job = await ask(null, 'workspaces.restore', { source: source(file), name: 'x' })
      expect(await over(null, job)).toMatchObject({
        state: 'failed',
        error: expect.stringContaining(sentence),
      })
    }
    expect(files()).toEqual(['default.db', 'team.db'])
    expect(readdirSync(path('.')).filter((name) => name.includes('.part'))).toEqual([])
  })

  test('never takes the name of a workspace that there is', async () => {
    const { ask, source, path, rowsIn } = await withTeam()
    await expect(
      ask(null, 'workspaces.restore', { source: source(path('default.db')), name: 'TEAM' }),
    ).rejects.toThrow('already')
    expect(await rowsIn('team')).toEqual([3])
  })

  test('cannot be written among the workspaces', async () => {
    const { ask, desks } = await withTeam({ intoWorkspaces: true })
    await expect(ask(null, 'workspaces.target', { name: 'team' })).rejects.toThrow('Choose another one')
    expect(desks.jobs.running()).toBe(0)
  })
})
