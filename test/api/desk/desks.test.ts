import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dispatch } from '../../../src/main/api/dispatch.ts'
import { pauseAll } from '../../../src/main/api/runs/pauseAll.ts'
import { openedDesks } from '../../helpers/openedDesks.ts'
import { skippingClock } from '../../helpers/skippingClock.ts'
import { tempDir } from '../../helpers/tempDir.ts'

test('a call reaches the workspace that its page shows, and no other', async () => {
  const { ask, importInto } = await openedDesks()
  await ask(null, 'workspaces.make', { name: 'team' })
  const id = await importInto('team', 3)
  expect((await ask('team', 'batches.list', {})).batches).toMatchObject([{ id, name: 'tickets' }])
  expect((await ask('default', 'batches.list', {})).batches).toEqual([])
  await expect(ask('default', 'batch.read', { batchId: id })).rejects.toThrow('There is no batch')
  await ask('team', 'settings.write', { budgets: { dayNanoUsd: 5 } })
  expect((await ask('default', 'settings.read', {})).budgets).toEqual({
    dayNanoUsd: null,
    workspaceNanoUsd: null,
  })
})

test('a call that names no workspace, or one that is not there, gets nothing and makes nothing', async () => {
  const { desks, files } = await openedDesks()
  const send = (sent: unknown, name = 'batches.list') =>
    dispatch(desks.handlersIn, name, sent, (error) => {
      throw error
    })
  expect(await send({ workspace: 'gone', input: {} })).toEqual({
    ok: false,
    error: {
      kind: 'gone',
      message: 'There is no workspace "gone". It may have been renamed or deleted.',
    },
  })
  const hostile = ['Default', '../default', 'default.db', 'workspaces/default', '', 'default\0', '__proto__']
  for (const workspace of hostile)
    expect(await send({ workspace, input: {} }), workspace).toMatchObject({ error: { kind: 'gone' } })
  for (const sent of [{}, { input: {} }, { workspace: 1, input: {} }, null, { workspace: null, input: {} }])
    expect(await send(sent)).toMatchObject({ ok: false, error: { kind: 'usage' } })
  expect(await send({ workspace: 'default', input: {}, more: 1 })).toMatchObject({ ok: false })
  expect(files()).toEqual(['default.db'])
})

test('calls about workspaces are answered from no workspace, and those of one are not', async () => {
  const { ask } = await openedDesks()
  await expect(ask('default', 'workspaces.list', {})).rejects.toThrow('cannot be asked')
  await expect(ask(null, 'batches.list', {})).rejects.toThrow('cannot be asked')
})

test('batches go on in a workspace that no page shows, and are counted when the app is left', async () => {
  const { ask, importInto, desks, server } = await openedDesks({ latency: 400 })
  await ask(null, 'workspaces.make', { name: 'team' })
  const one = await importInto('team', 30)
  const other = await importInto('default', 30)
  await ask('team', 'batch.start', { batchId: one, rest: false })
  await ask('default', 'batch.start', { batchId: other, rest: false })
  expect([desks.running(), desks.running('team')]).toEqual([2, 1])
  const { workspaces } = await ask(null, 'workspaces.list', {})
  expect(workspaces.map(({ name, running }) => [name, running])).toEqual([
    ['default', 1],
    ['team', 1],
  ])
  await desks.pause()
  expect(desks.running()).toBe(0)
  for (const [workspace, batchId] of [
    ['team', one],
    ['default', other],
  ] as const) {
    const { status, reason, seal, calls } = await ask(workspace, 'batch.read', { batchId })
    expect([status, reason, calls.inFlight]).toEqual(['paused', 'interrupted', 0])
    expect(seal.model + seal.pending).toBe(30)
  }
  expect(server.requests()).toBeGreaterThan(0)
})

test('the key, the theme and the defaults are of the machine: every page sees a change of them', async () => {
  const { ask } = await openedDesks()
  await ask(null, 'workspaces.make', { name: 'team' })
  const { version } = await ask('team', 'changes.after', { version: 0, waitMs: 0 })
  await ask('default', 'settings.write', { theme: 'dark', defaults: { concurrency: 3 } })
  expect((await ask('team', 'changes.after', { version, waitMs: 0 })).version).not.toBe(version)
  expect(await ask('team', 'settings.read', {})).toMatchObject({
    theme: 'dark',
    defaults: { concurrency: 3 },
  })
})

test('a price and the test of the key are of the machine, too', async () => {
  const { ask, server } = await openedDesks()
  await ask(null, 'workspaces.make', { name: 'team' })
  const version = async () => (await ask('team', 'changes.after', { version: 0, waitMs: 0 })).version
  const before = await version()
  const price = { maxPromptTokens: null, inputUsd: 1, cacheWriteUsd: 1, cacheReadUsd: 1, outputUsd: 1 }
  await ask('default', 'prices.set', { model: 'claude-new', bands: [price] })
  const priced = await version()
  await ask('default', 'prices.forget', { model: 'claude-new' })
  expect(new Set([before, priced, await version()]).size).toBe(3)
  await ask('default', 'settings.write', { baseUrl: server.url })
  const { key } = await ask('default', 'key.test', {})
  expect(key.lastTest).toMatchObject({ ok: true })
  expect((await ask('team', 'settings.read', {})).key.lastTest).toEqual(key.lastTest)
})

test('a page that names no workspace is given that of last time, else the default one', async () => {
  const dataDir = tempDir()
  const first = await openedDesks({ dataDir })
  expect(await first.ask(null, 'workspaces.enter', { name: null })).toEqual({ name: 'default' })
  await first.ask(null, 'workspaces.make', { name: 'team' })
  await first.ask(null, 'workspaces.enter', { name: 'team' })
  await first.close()
  const second = await openedDesks({ dataDir })
  expect(await second.ask(null, 'workspaces.enter', { name: null })).toEqual({ name: 'team' })
  await expect(second.ask(null, 'workspaces.enter', { name: 'gone' })).rejects.toThrow('no workspace')
  await second.ask(null, 'workspaces.delete', { name: 'team', typed: 'team' })
  expect(await second.ask(null, 'workspaces.enter', { name: null })).toEqual({ name: 'default' })
})

test('the workspace that the host was started with comes before that of last time', async () => {
  const dataDir = tempDir()
  const first = await openedDesks({ dataDir })
  await first.ask(null, 'workspaces.enter', { name: 'default' })
  await first.close()
  const { ask, files } = await openedDesks({ dataDir, workspace: 'team' })
  expect(files()).toEqual(['default.db', 'team.db'])
  expect(await ask(null, 'workspaces.enter', { name: null })).toEqual({ name: 'team' })
})

test('after the last one is deleted nothing is made until a page begins anew', async () => {
  const { ask, files } = await openedDesks()
  await ask(null, 'workspaces.delete', { name: 'default', typed: 'default' })
  await expect(ask('default', 'batches.list', {})).rejects.toThrow('no workspace')
  expect(files()).toEqual([])
  expect(await ask(null, 'workspaces.enter', { name: null })).toEqual({ name: 'default' })
  expect(files()).toEqual(['default.db'])
})

test('a workspace that is damaged is listed with what is wrong, and keeps no page from the others', async () => {
  const { ask, dataDir } = await openedDesks()
  writeFileSync(join(dataDir, 'workspaces/bad.db'), 'no database at all '.repeat(500))
  const { workspaces } = await ask(null, 'workspaces.list', {})
  expect(workspaces.map(({ name, batches }) => [name, batches])).toEqual([
    ['bad', null],
    ['default', 0],
  ])
  expect(workspaces[0]!.trouble).toContain('damaged')
  await expect(ask('bad', 'batches.list', {})).rejects.toThrow('is damaged')
  expect((await ask('default', 'batches.list', {})).batches).toEqual([])
  await ask(null, 'workspaces.delete', { name: 'bad', typed: 'bad' })
  expect((await ask(null, 'workspaces.list', {})).deleted).toMatchObject([{ name: 'bad' }])
})

test('a damaged workspace of last time keeps the host from nothing: a page is told what is wrong, and works in others', async () => {
  const dataDir = tempDir()
  const first = await openedDesks({ dataDir })
  await first.ask(null, 'workspaces.make', { name: 'team' })
  await first.ask(null, 'workspaces.enter', { name: 'team' })
  await first.close()
  const file = join(dataDir, 'workspaces/team.db')
  writeFileSync(file, 'no database at all '.repeat(500))
  const { ask, desks } = await openedDesks({ dataDir })
  expect(await ask(null, 'workspaces.enter', { name: null })).toEqual({ name: 'team' })
  const sent = { workspace: 'team', input: {} }
  const answer = await dispatch(desks.handlersIn, 'batches.list', sent, () => undefined)
  expect(answer).toMatchObject({ ok: false, error: { kind: 'damaged' } })
  const { message } = (answer as { error: { message: string } }).error
  expect(message).toContain(`The workspace file ${file} is damaged`)
  expect(message).not.toMatch(/millrace doctor|--/)
  expect((await ask('default', 'batches.list', {})).batches).toEqual([])
})

test('a damaged file is set aside for its newest backup, or for an empty workspace, and kept; a sound one stays', async () => {
  const { ask, dataDir, importInto } = await openedDesks()
  await importInto('default', 3)
  const folder = join(dataDir, 'workspaces')
  await expect(ask(null, 'workspaces.setAside', { name: 'default' })).rejects.toThrow('is sound')
  const backup = join(folder, 'backups/bad.schema-3.1700000000000.db')
  mkdirSync(join(folder, 'backups'))
  await ask(null, 'workspaces.make', { name: 'team' })
  copyFileSync(join(folder, 'team.db'), backup)
  const damaged = 'no database at all '.repeat(500)
  for (const name of ['bad', 'worse']) writeFileSync(join(folder, `${name}.db`), damaged)
  const listed = (await ask(null, 'workspaces.list', {})).workspaces
  expect(listed.map(({ name, backupAt }) => [name, backupAt])).toEqual([
    ['bad', 1_700_000_000_000],
    ['default', null],
    ['team', null],
    ['worse', null],
  ])
  for (const [name, backupAt] of [
    ['bad', 1_700_000_000_000],
    ['worse', null],
  ] as const) {
    const done = await ask(null, 'workspaces.setAside', { name })
    expect(done.backupAt).toBe(backupAt)
    expect(readFileSync(join(done.folder, `${name}.db`), 'utf8')).toBe(damaged)
    expect((await ask(name, 'batches.list', {})).batches).toEqual([])
  }
  expect((await ask('default', 'batches.list', {})).batches).toHaveLength(1)
})

test('a name that no file can have everywhere, or that is taken in either case, is refused', async () => {
  const { ask, files } = await openedDesks()
  const refused: readonly [string, RegExp][] = [
    ['..', /cannot be a workspace name/],
    ['../out', /cannot be a workspace name/],
    ['a/b', /cannot be a workspace name/],
    ['a\\b', /cannot be a workspace name/],
    ['.hidden', /cannot be a workspace name/],
    ['a\0b', /cannot be a workspace name/],
    ['a\u202eb', /cannot be a workspace name/],
    ['x'.repeat(65), /cannot be a workspace name/],
    ['CON', /keeps it for a device/],
    ['lpt1.backup', /keeps it for a device/],
    ['Default', /There is a workspace "default" already/],
    ['  ', /Give it a name/],
  ]
  await ask(null, 'workspaces.make', { name: 'team' })
  for (const [name, sentence] of refused) {
    await expect(ask(null, 'workspaces.make', { name }), name).rejects.toThrow(sentence)
    await expect(ask(null, 'workspaces.rename', { name: 'team', to: name }), name).rejects.toThrow(sentence)
  }
  expect(files()).toEqual(['default.db', 'team.db'])
})

test('a decomposed letter is the same name as a composed one', async () => {
  const { ask, files } = await openedDesks()
  expect(await ask(null, 'workspaces.make', { name: 'Mu\u0308nchen' })).toEqual({ name: 'M\u00fcnchen' })
  await expect(ask(null, 'workspaces.make', { name: 'm\u00fcnchen' })).rejects.toThrow('already')
  expect(files()).toEqual(['M\u00fcnchen.db', 'default.db'])
})

test('a new workspace never takes over the backups that another one of its name has left', async () => {
  const dataDir = tempDir()
  const backups = join(dataDir, 'workspaces/backups')
  mkdirSync(backups, { recursive: true })
  writeFileSync(join(backups, 'team.schema-2.1000.db'), 'of another tenant')
  const { ask } = await openedDesks({ dataDir })
  await ask(null, 'workspaces.make', { name: 'team' })
  expect(readdirSync(backups)).toEqual(['earlier'])
  expect(readdirSync(join(backups, 'earlier/backups'))).toEqual(['team.schema-2.1000.db'])
})

test('what waits for the network goes on by itself, so its workspace stays open, and a pause of all is for it, too', async () => {
  const { ask, importInto, desks, server } = await openedDesks({ clock: skippingClock() })
  await ask(null, 'workspaces.make', { name: 'team' })
  const batchId = await importInto('team', 5)
  await server.close()
  await ask('team', 'batch.start', { batchId, rest: false })
  const waiting = async () => (await ask('team', 'network.waiting', {})).batches
  for (let version = 0; (await waiting()).length === 0;)
    ({ version } = await ask('team', 'changes.after', { version, waitMs: 100 }))
  await expect(ask(null, 'workspaces.rename', { name: 'team', to: 'emea' })).rejects.toThrow(
    'Batches of "team" wait for the network. Pause them first.',
  )
  await pauseAll(desks)
  expect(await waiting()).toEqual([])
  expect(await ask('team', 'batch.read', { batchId })).toMatchObject({ status: 'paused', reason: 'operator' })
  expect(await ask(null, 'workspaces.rename', { name: 'team', to: 'emea' })).toEqual({ name: 'emea' })
})
