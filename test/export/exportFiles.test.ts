import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isFileName } from '../../src/main/export/files/fileName.ts'
import { folderNames } from '../../src/main/export/files/folderNames.ts'
import { openDesk } from '../helpers/desk.ts'
import { exportTree, readJson } from '../helpers/tree.ts'

describe('a batch exported as files', () => {
  test('has a folder for each item, with a file for each of its stages', async () => {
    const desk = await openDesk()
    const { id } = await desk.runTable(3)
    const { folder, items, files } = await exportTree(desk, id, join(desk.folder, 'out'))
    expect([folder, items]).toEqual([join(desk.folder, 'out', 'default', 'ticket-classifier'), 3])
    expect(files).toEqual({ input: 3, prompt: 3, response: 3, output: 3 })
    expect(readdirSync(folder).toSorted()).toEqual(['T-1', 'T-2', 'T-3'])
    expect(readJson(folder, 'T-2', 'input.json')).toMatchObject({
      id: 'T-2',
      subject: 'Ticket 2',
      body: 'Could you add a dark theme? (case 2)',
      _source: { row: 2, provider: 'practice', mapping: { body: 'body' } },
    })
    expect(readFileSync(join(folder, 'T-2', 'prompt.txt'), 'utf8')).toMatch(
      /^=== system ===\nYou classify[^]+\n=== user ===\n<ticket>\n[^]+<\/ticket>\n$/,
    )
    expect(readJson(folder, 'T-2', 'response.json')).toMatchObject({ type: 'message' })
    expect(readJson(folder, 'T-2', 'output.json')).toMatchObject({
      category: 'feature_request',
      _answered_by: 'practice/claude-sonnet-5-5',
    })
  })

  test('shows only stages that are done: nothing but the input of an item that waits or has failed', async () => {
    const desk = await openDesk({ practice: { faults: ['400~case 2)'] } })
    const { id } = await desk.runTable(2, { models: ['claude-sonnet-5-5'] })
    const { folder } = await exportTree(desk, id, join(desk.folder, 'failed'))
    expect(readdirSync(join(folder, 'T-2')).toSorted()).toEqual(['input.json', 'prompt.txt'])
    const ready = await desk.import(2)
    const waiting = await exportTree(desk, ready.id, join(desk.folder, 'waiting'))
    expect(readdirSync(join(waiting.folder, 'T-1'))).toEqual(['input.json'])
  })

  test('says of a default response that it is one, and shows no response for it', async () => {
    const desk = await openDesk({ practice: { faults: ['wrong-enum'] } })
    const { id } = await desk.runTable(1, { defaultResponse: true })
    const { folder } = await exportTree(desk, id, join(desk.folder, 'out'))
    expect(readdirSync(join(folder, 'T-1')).toSorted()).toEqual(['input.json', 'output.json', 'prompt.txt'])
    expect(readJson(folder, 'T-1', 'output.json')['_answered_by']).toBe('default')
  })

  test('has its counts and its seal in a manifest beside it', async () => {
    const desk = await openDesk()
    const { id } = await desk.runTable(2)
    const { manifest } = await exportTree(desk, id, join(desk.folder, 'out'))
    expect(readJson(manifest)).toMatchObject({
      layout: 'files',
      folder: { items: 2, files: { output: 2 }, namedByRow: 0 },
      seal: { sourceRows: 2, model: 2 },
    })
  })

  test('is refused when its rows do not add up, and leaves no folder', async () => {
    const desk = await openDesk()
    const { id } = await desk.runTable(3)
    desk.store.db.exec(`update batch set source_rows = 4 where id = ${id}`)
    const out = join(desk.folder, 'out')
    await expect(exportTree(desk, id, out)).rejects.toThrow('does not add up')
    expect(existsSync(out)).toBe(false)
  })
})

describe('a folder of items is whole or not there', () => {
  test('an older export is left alone unless --force replaces it', async () => {
    const desk = await openDesk()
    const { id } = await desk.import(2)
    const out = join(desk.folder, 'out')
    const { folder } = await exportTree(desk, id, out)
    await desk.run(id)
    await expect(exportTree(desk, id, out)).rejects.toThrow('--force')
    expect(existsSync(join(folder, 'T-1', 'output.json'))).toBe(false)
    await exportTree(desk, id, out, { force: true })
    expect(existsSync(join(folder, 'T-1', 'output.json'))).toBe(true)
    expect(readdirSync(join(out, 'default')).toSorted()).toEqual([
      'ticket-classifier',
      'ticket-classifier.manifest.json',
    ])
  })

  test('a folder of another program is not replaced, also not with --force', async () => {
    const desk = await openDesk()
    const { id } = await desk.import(1)
    const own = join(desk.folder, 'default', 'ticket-classifier')
    mkdirSync(own, { recursive: true })
    writeFileSync(join(own, 'precious'), '')
    await expect(exportTree(desk, id, desk.folder, { force: true })).rejects.toThrow(
      'not written by an export',
    )
    expect(readdirSync(own)).toEqual(['precious'])
  })

  test('one that is stopped leaves nothing', async () => {
    const desk = await openDesk()
    const { id } = await desk.import(3)
    const out = join(desk.folder, 'out')
    await expect(exportTree(desk, id, out, { signal: AbortSignal.abort() })).rejects.toThrow('abort')
    expect(readdirSync(join(out, 'default'))).toEqual([])
  })

  test('a file where a folder should be is said in one sentence', async () => {
    const desk = await openDesk()
    const { id } = await desk.import(1)
    const out = join(desk.folder, 'out')
    writeFileSync(out, '')
    await expect(exportTree(desk, id, out)).rejects.toThrow('a file is in its way')
  })
})

describe('the folder of an item', () => {
  test.for([
    '',
    '.',
    '..',
    '../x',
    'a/b',
    String.raw`a\b`,
    'C:x',
    'what?',
    'CON',
    'nul.txt',
    'com1',
    'LPT¹',
    'dot.',
    'space ',
    '.hidden',
    'a\u0000b',
    'a\nb',
    'a\u202eb',
    '\ud800',
    'ü'.repeat(128),
  ])('is never called %j', (name) => {
    expect(isFileName(name)).toBe(false)
  })

  test.for(['T-1', '1', 'Fall 7', 'ä', '日本', 'console', 'x'.repeat(255), 'a.b', '-5'])(
    'may be called %j',
    (name) => {
      expect(isFileName(name)).toBe(true)
    },
  )

  test('is named by its row where another row has the same id, also on systems that ignore case', () => {
    expect(namesFor(['A', 'b', 'a', 'B', 'c', null, 'row-1', 'caf\u00e9', 'cafe\u0301'])).toEqual([
      ...['row-1', 'row-2', 'row-3', 'row-4', 'c', 'row-6', 'row-7', 'row-8', 'row-9'],
    ])
  })
})

function namesFor(ids: readonly (string | null)[]): string[] {
  const all = ids.map((externalId, index) => ({ row: index + 1, externalId }))
  return all.map(folderNames(all, all.length))
}
