import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { PracticeServer } from '../../src/main/llm/practiceServer.ts'
import { startPracticeServer } from '../../src/main/llm/practiceServer.ts'
import type { Shell } from '../helpers/millrace.ts'
import { millrace, start, statusOf } from '../helpers/millrace.ts'
import { tempDir } from '../helpers/tempDir.ts'
import { ticketFile } from '../helpers/tickets.ts'
import { goodOutput, readJson, writeItem } from '../helpers/tree.ts'

describe('millrace export and import with --layout files', () => {
  test('a tree with holes is imported, says what it brought, and makes exactly the missing calls', async () => {
    const { shell, folder, server } = await office()
    await millrace(['run', ticketFile(folder, 10)], shell)
    const out = join(folder, 'tree')
    const exported = await millrace(['export', 'last', '--layout', 'files', '--out', out, '--json'], shell)
    expect(exported.code, exported.err).toBe(0)
    const { file, manifest } = JSON.parse(exported.out) as { file: string; manifest: string }
    expect(JSON.parse(exported.out)).toMatchObject({ rows: 10 })
    expect(existsSync(manifest)).toBe(true)
    for (const item of ['T-2', 'T-9']) rmSync(join(file, item, 'output.json'))
    rmSync(join(file, 'T-9', 'response.json'))

    const imported = await millrace(['import', out, '--layout', 'files', '--json'], shell)
    expect(imported.code, imported.err).toBe(0)
    expect(statusOf(imported).checkpoints).toMatchObject({ parsed: 8, processed: 1, prepared: 1 })
    expect(imported.err).toContain('8 outputs, 1 response, 1 prompt. 1 item is still to be answered')
    const started = await millrace(['start', 'last', '--no-cache', '--json'], shell)
    expect(started.code, started.err).toBe(0)
    expect(server.requests()).toBe(11)
    expect(statusOf(started).seal).toMatchObject({ sourceRows: 10, model: 10 })
    expect(statusOf(started).calls.total).toBe(1)
  })

  test('run takes a folder, too', async () => {
    const { shell, folder, server } = await office()
    const tree = join(folder, 'tree')
    writeItem(tree, '1', { 'input.json': { message: 'The app crashes.' } })
    writeItem(tree, '2', { 'input.json': { message: 'I was charged twice.' }, 'output.json': goodOutput })
    const ended = await millrace(['run', tree, '--layout', 'files', '--json'], shell)
    expect(ended.code, ended.err).toBe(0)
    expect(statusOf(ended).seal).toMatchObject({ model: 2 })
    expect(server.requests()).toBe(1)
  })

  test('a tree of several workspaces is chosen from by name; what does not match is said', async () => {
    const { shell, folder } = await office()
    const tree = join(folder, 'tree')
    const input = { 'input.json': { body: 'Help!' } }
    for (const place of ['acme/ticket-classifier', 'acme/other', 'beta/ticket-classifier']) {
      writeItem(tree, `${place}/1`, input)
    }
    writeItem(tree, 'beta/ticket-classifier/2', input)
    const wrong = await millrace(['import', tree, '--layout', 'files'], shell)
    expect(wrong.code).toBe(2)
    expect(wrong.err).toContain(
      'holds no default/ticket-classifier. It holds acme/other, acme/ticket-classifier,',
    )
    expect(wrong.err).toContain('--workspace')
    const beta = ['--layout', 'files', '--json', '--workspace', 'beta']
    for (const place of ['.', 'beta', 'beta/ticket-classifier']) {
      const imported = await millrace(['import', join(tree, place), ...beta], shell)
      expect(imported.code, imported.err).toBe(0)
      expect(statusOf(imported).seal.sourceRows).toBe(2)
    }
    const again = await millrace(['import', tree, ...beta], shell)
    expect(again.err).toContain('imported before as batch 3')
  })

  test.for([
    ['an empty folder', [], /holds no items/],
    ['a single item', ['one'], /folder of a single item/],
    ['a file', ['one', 'input.json'], /is a file\. Name a folder/],
    ['nothing', ['nowhere'], /does not exist/],
  ] as const)('%s is refused in one sentence', async ([, place, sentence]) => {
    const { shell, folder } = await office()
    if (place[0] === 'one') writeItem(folder, 'one', { 'input.json': { body: 'Help!' } })
    const ended = await millrace(['import', join(folder, ...place), '--layout', 'files'], shell)
    expect(ended.code).toBe(2)
    expect(ended.err).toMatch(sentence)
  })

  test('a folder without --layout is refused, and the flag is named', async () => {
    const ended = await millrace(['import', tempDir()], { dataDir: tempDir() })
    expect(ended.code).toBe(2)
    expect(ended.err).toContain('--layout files')
  })

  test('only some items are exported with --only', async () => {
    const { shell, folder } = await office({ faults: ['400~case 2)'] })
    await millrace(['run', ticketFile(folder, 3)], shell)
    const out = join(folder, 'tree')
    await millrace(['export', 'last', '--layout', 'files', '--out', out, '--only', 'failed'], shell)
    expect(readdirSync(join(out, 'default', 'ticket-classifier'))).toEqual(['T-2'])
  })
})

describe('an export that is killed', () => {
  test.for(['SIGKILL', 'SIGINT'] as const)(
    'by %s leaves nothing half, and the next one is whole',
    async (signal) => {
      const { shell, folder } = await office()
      await millrace(['import', ticketFile(folder, 2_000)], shell)
      const out = join(folder, 'tree')
      const command = ['export', 'last', '--layout', 'files', '--out', out]
      const running = start(command, shell)
      await appeared(join(out, 'default'))
      running.child.kill(signal)
      expect((await running.ended).code).toBe(signal === 'SIGINT' ? 130 : null)
      expect(readdirSync(join(out, 'default')).filter((name) => !name.startsWith('.'))).toEqual([])
      const half = await millrace(['import', out, '--layout', 'files'], shell)
      expect(half.err).toContain('holds no items')
      const ended = await millrace(command, shell)
      expect(ended.code, ended.err).toBe(0)
      expect(readdirSync(join(out, 'default', 'ticket-classifier'))).toHaveLength(2_000)
      expect(readJson(out, 'default', 'ticket-classifier.manifest.json')).toMatchObject({
        folder: { items: 2_000 },
      })
    },
  )
})

/** Looks until a folder holds something. */
async function appeared(path: string): Promise<void> {
  while (!existsSync(path) || readdirSync(path).length === 0) {
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** A data folder, and a server that `millrace` takes for a real one. */
async function office(
  options: { readonly faults?: readonly string[] } = {},
): Promise<{ shell: Shell; folder: string; server: PracticeServer }> {
  const server = await startPracticeServer({ seed: 1, ...options })
  onTestFinished(() => server.close())
  const folder = tempDir()
  return { server, folder, shell: { dataDir: join(folder, 'data'), env: { ANTHROPIC_BASE_URL: server.url } } }
}
