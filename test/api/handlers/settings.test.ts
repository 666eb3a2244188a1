import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createSettings } from '../../../src/main/api/settings/deskSettings.ts'
import { memorySecrets } from '../../../src/main/api/settings/memorySecrets.ts'
import { startPracticeServer } from '../../../src/main/llm/practiceServer.ts'
import { allBytes, openTableDesk } from '../../helpers/tableDesk.ts'
import { tempDir } from '../../helpers/tempDir.ts'

const canary = 'sk-ant-canary-0123456789'

test('settings come back after a restart, in a file for nobody else', async () => {
  const { call, folder } = openTableDesk()
  await call('settings.write', { defaults: { concurrency: 3 }, theme: 'dark', askAboveNanoUsd: 5 })
  await call('settings.write', { defaults: { useCache: false } })
  const again = createSettings(folder, memorySecrets()).read()
  expect(again).toMatchObject({ defaults: { concurrency: 3, useCache: false }, theme: 'dark' })
  expect(again.askAboveNanoUsd).toBe(5)
  expect(statSync(join(folder, 'settings.json')).mode & 0o777).toBe(0o600)
})

test.for([
  ['not JSON', '{"theme": '],
  ['not an object', '[1]'],
  ['values that cannot be', '{"theme": "pink", "defaults": {"concurrency": -1}, "more": 1}'],
] as const)('a settings file that holds %s counts as empty', ([, content]) => {
  const folder = tempDir()
  writeFileSync(join(folder, 'settings.json'), content)
  expect(createSettings(folder, memorySecrets()).read()).toMatchObject({ theme: 'system', defaults: {} })
})

test('settings that cannot be written say why, and stay as they were', async () => {
  const { call, folder } = openTableDesk()
  mkdirSync(join(folder, 'settings.json'))
  await expect(call('settings.write', { theme: 'dark' })).rejects.toThrow(/settings.json cannot be written/)
  expect(await call('settings.read', {})).toMatchObject({ theme: 'system' })
})

test('what is good in a settings file is kept beside what is not', () => {
  const folder = tempDir()
  writeFileSync(join(folder, 'settings.json'), '{"theme": "dark", "baseUrl": 5}')
  expect(createSettings(folder, memorySecrets()).read()).toMatchObject({ theme: 'dark', baseUrl: null })
})

test('budgets stand in the workspace, and can be taken away again', async () => {
  const { call, app } = openTableDesk()
  const { budgets } = await call('settings.write', { budgets: { dayNanoUsd: 7 } })
  expect(budgets).toEqual({ dayNanoUsd: 7, workspaceNanoUsd: null })
  expect(app.store.budgets.caps()).toEqual({ day: 7 })
  expect((await call('settings.write', { budgets: { dayNanoUsd: null } })).budgets.dayNanoUsd).toBeNull()
})

test('an address that is none is refused, and an empty one means the usual', async () => {
  const { call } = openTableDesk()
  await expect(call('settings.write', { baseUrl: 'localhost' })).rejects.toThrow('is not a web address')
  expect(await call('settings.write', { baseUrl: '  ' })).toMatchObject({
    baseUrl: null,
    baseUrlFrom: 'default',
  })
})

test('an address with a password in it is refused, and the password neither kept nor shown', async () => {
  const { call, folder, replies, desk } = openTableDesk()
  const baseUrl = `http://me:${canary}@127.0.0.1:1`
  await expect(call('settings.write', { baseUrl })).rejects.toThrow('holds a name or password')
  desk.settings.write({ baseUrl })
  expect(await call('settings.read', {})).toMatchObject({ baseUrl: 'http://127.0.0.1:1' })
  await expect(call('key.test', {})).rejects.toThrow('ANTHROPIC_BASE_URL holds a name or password')
  desk.settings.write({ baseUrl: null })
  expect(replies.join('')).not.toContain(canary)
  expect(allBytes(folder).includes(canary)).toBe(false)
})

test('the environment beats what was set in the window', async () => {
  const { call, app } = openTableDesk({ env: { ANTHROPIC_BASE_URL: 'http://127.0.0.1:1' } })
  const view = await call('settings.write', { baseUrl: 'http://127.0.0.1:2' })
  expect(view).toMatchObject({ baseUrl: 'http://127.0.0.1:1', baseUrlFrom: 'environment' })
  expect(app.config.env['ANTHROPIC_BASE_URL']).toBe('http://127.0.0.1:1')
})

test('a key that works is kept, holds at once for the engine, and can be forgotten', async () => {
  const { call, app, desk } = openTableDesk()
  desk.settings.write({ baseUrl: await serverAnswering(200, '{"data":[]}') })
  const { key } = await call('key.set', { key: ` ${canary}\n` })
  expect(key).toMatchObject({ isSet: true, from: 'memory', lastTest: { ok: true } })
  expect(app.config.env['ANTHROPIC_API_KEY']).toBe(canary)
  expect((await call('key.forget', {})).key).toMatchObject({ isSet: false, from: null, lastTest: null })
  expect(app.config.env['ANTHROPIC_API_KEY']).toBeUndefined()
})

test('a key that the server refuses is not kept, and not repeated when the server repeats it', async () => {
  const { call, desk, replies } = openTableDesk()
  const error = { type: 'authentication_error', message: `invalid key ${canary}` }
  desk.settings.write({ baseUrl: await serverAnswering(401, JSON.stringify({ type: 'error', error })) })
  await expect(call('key.set', { key: canary })).rejects.toThrow('The key was not kept')
  expect(desk.settings.secrets.key()).toBeNull()
  expect(replies.join('')).not.toContain(canary)
})

test('a key is kept when nobody could be reached, and the sentence says so', async () => {
  const { call, desk } = openTableDesk()
  desk.settings.write({ baseUrl: 'http://127.0.0.1:1' })
  const { key } = await call('key.set', { key: canary })
  expect(key.lastTest).toMatchObject({ ok: false })
  expect(key.lastTest!.message).toContain('The key is kept, but not tested.')
  expect(desk.settings.secrets.key()).toBe(canary)
})

test('there is nothing to test without a key', async () => {
  await expect(openTableDesk().call('key.test', {})).rejects.toThrow('There is no key to test')
})

test('a key is in no reply and in no file, also not after an import and a run', async () => {
  const server = await startPracticeServer({ seed: 1 })
  onTestFinished(() => server.close())
  const { call, source, imported, run, replies, folder } = openTableDesk()
  await call('settings.write', { baseUrl: server.url })
  await call('key.set', { key: canary })
  await call('key.test', {})
  const id = await imported(source('t.csv', 'body\nThe app crashes.\n'), { isPractice: false })
  await run(id)
  await call('settings.read', {})
  expect(replies.length).toBeGreaterThan(5)
  expect(replies.join('')).not.toContain(canary)
  expect(existsSync(join(folder, 'settings.json'))).toBe(true)
  expect(allBytes(folder).includes(canary)).toBe(false)
  expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toContain(server.url)
})

test.each([400, 401, 200])(
  'a key that the server repeats with %i is in no reply, no file and no export',
  async (status) => {
    const said = `You sent Bearer ${canary}.`
    const error = { type: 'error', error: { type: 'authentication_error', message: said } }
    const message = { type: 'message', model: canary, content: [{ type: 'text', text: said }] }
    const baseUrl = await serverAnswering(status, JSON.stringify(status === 200 ? message : error), {
      'request-id': canary,
    })
    const { call, source, imported, run, replies, folder, over, out } = openTableDesk({
      env: { ANTHROPIC_API_KEY: canary, ANTHROPIC_BASE_URL: baseUrl },
    })
    await call('key.test', {})
    const id = await imported(source('t.csv', 'body\nThe app crashes.\n'), { isPractice: false })
    await run(id)
    const { target } = await call('export.target', { fileName: 'r.csv', ask: false })
    const rows = { kind: 'all' } as const
    const wanted = { batchId: id, rows, format: 'csv', columns: null, overwrite: false } as const
    expect(await over(await call('export.run', { ...wanted, target: target!.target }))).toMatchObject({
      state: 'done',
    })
    expect(replies.join('')).not.toContain(canary)
    expect(allBytes(folder).includes(canary)).toBe(false)
    expect(allBytes(out).includes(canary)).toBe(false)
  },
)

test('the models are listed with the prices of today', async () => {
  const { models } = await openTableDesk().call('models.list', {})
  const sonnet = models.find(({ id }) => id === 'claude-sonnet-5-5')
  expect(sonnet).toMatchObject({ lifecycle: 'active', inputNanoUsd: 2_000, outputNanoUsd: 10_000 })
  expect(sonnet!.pricesFrom).toMatch(/^\d{4}-\d\d-\d\d$/)
})

test('the window is told of a retired model without a flag', async () => {
  const { models } = await openTableDesk().call('models.list', {})
  const retired = models.find(({ lifecycle }) => lifecycle === 'retired')
  expect(retired!.warning).toMatch(/was retired.* Choose another\.$/)
  for (const { warning } of models) expect(warning ?? '').not.toContain('--')
})

/** A model server of one answer. */
async function serverAnswering(status: number, body: string, headers = {}): Promise<string> {
  const server = createServer((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
