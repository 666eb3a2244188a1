import { appendFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { BatchId } from '../../src/shared/ids.ts'
import { itemId } from '../../src/shared/ids.ts'
import type { Desk } from '../helpers/desk.ts'
import { openDesk } from '../helpers/desk.ts'
import { exportTree, goodOutput, importTree, messageWith, writeItem } from '../helpers/tree.ts'

describe('a batch exported as files and imported again', () => {
  test('completes without a call, and says of every row the same', async () => {
    const desk = await openDesk()
    const { id, source } = await desk.runTable(5)
    const { folder } = await exportTree(desk, id, join(desk.folder, 'out'))
    const requests = desk.server.requests()
    const again = await importTree(desk, join(desk.folder, 'out'))
    expect(desk.bothTotals(again.id).kept).toEqual(desk.bothTotals(again.id).counted)
    await desk.run(again.id)
    expect(desk.server.requests()).toBe(requests)
    expect(desk.seal(again.id)).toMatchObject({ sourceRows: 5, model: 5, pending: 0 })
    expect(desk.bothTotals(again.id).kept).toEqual(desk.bothTotals(again.id).counted)
    expect(again.source).toMatchObject({ columns: source.columns, mapping: source.mapping })
    expect(rowsOf(desk, again.id)).toEqual(rowsOf(desk, id))
    expect(folder).toContain('ticket-classifier')
  })

  test('half finished makes exactly the calls that are missing', async () => {
    const desk = await openDesk()
    const { id } = await desk.runTable(6)
    const { folder } = await exportTree(desk, id, join(desk.folder, 'out'))
    rmSync(join(folder, 'T-2', 'output.json'))
    for (const file of ['output.json', 'response.json']) rmSync(join(folder, 'T-3', file))
    for (const file of ['output.json', 'response.json', 'prompt.txt']) rmSync(join(folder, 'T-4', file))
    const fresh = await openDesk()
    const again = await importTree(fresh, folder)
    expect(checkpoints(fresh, again.id)).toEqual([
      ...['parsed', 'processed', 'prepared', 'pending', 'parsed', 'parsed'],
    ])
    expect(fresh.bothTotals(again.id).kept).toEqual(fresh.bothTotals(again.id).counted)
    await fresh.run(again.id)
    expect(fresh.server.requests()).toBe(2)
    expect(fresh.seal(again.id)).toMatchObject({ model: 6 })
    expect(fresh.item(again.id, 2)).toMatchObject({ attempts: 0, costNanoUsd: 0, answeredBy: 'model' })
    expect(fresh.bothTotals(again.id).kept).toEqual(fresh.bothTotals(again.id).counted)
  })

  test('keeps the order of its rows, where names would order them otherwise', async () => {
    const desk = await openDesk()
    const path = join(desk.folder, 'own.csv')
    writeFileSync(path, 'key,Nachricht\nz,first\na,second\n')
    const { id } = await desk.import(path)
    const { folder } = await exportTree(desk, id, join(desk.folder, 'out'))
    const again = await importTree(desk, folder)
    expect(rowsOf(desk, again.id)).toEqual([
      ['z', 'first'],
      ['a', 'second'],
    ])
  })

  test('keeps a default a default: it is never counted as a success', async () => {
    const desk = await openDesk({ practice: { faults: ['wrong-enum'] } })
    const { id } = await desk.runTable(2, { defaultResponse: true })
    const { folder } = await exportTree(desk, id, join(desk.folder, 'out'))
    const again = await importTree(desk, folder)
    await desk.run(again.id)
    expect(desk.seal(again.id)).toMatchObject({ default: 2, model: 0 })
  })

  test('is known by its content: the same files are the same source, a changed one is not', async () => {
    const desk = await openDesk()
    const { id } = await desk.import(2)
    const { folder } = await exportTree(desk, id, join(desk.folder, 'out'))
    const first = await importTree(desk, folder)
    writeFileSync(join(folder, 'T-1', 'notes.md'), 'not ours')
    expect((await importTree(desk, folder)).source.sha256).toBe(first.source.sha256)
    appendFileSync(join(folder, 'T-1', 'input.json'), '\n')
    expect((await importTree(desk, folder)).source.sha256).not.toBe(first.source.sha256)
  })

  test('takes a field that was edited instead of the cell behind it', async () => {
    const desk = await openDesk()
    const { id } = await desk.import(1)
    const { folder } = await exportTree(desk, id, join(desk.folder, 'out'))
    const path = join(folder, 'T-1', 'input.json')
    writeFileSync(path, JSON.stringify({ ...(JSON.parse(text(path)) as object), body: 'edited' }))
    expect(rowsOf(desk, (await importTree(desk, folder)).id)).toEqual([['T-1', 'Ticket 1', 'edited']])
  })
})

describe('folders that another program made', () => {
  test('need no more than an input.json: fields are found by name, and the folder is the id', async () => {
    const { desk, tree } = await yard()
    writeItem(tree, 'case 10', { 'input.json': { message: 'The app crashes.', extra: { deep: [1] } } })
    writeItem(tree, 'case 2', { 'input.json': { message: 'I was charged twice.', title: 'Money' } })
    const { id, source } = await importTree(desk, tree)
    expect(source.mapping).toEqual({ body: 'message', subject: 'title' })
    expect(desk.store.items.get(id, 1)!.externalId).toBe('case 2')
    expect(source.columns).toEqual(['message', 'extra', 'title'])
    expect(rowsOf(desk, id)).toEqual([
      ['I was charged twice.', null, 'Money'],
      ['The app crashes.', { deep: [1] }, null],
    ])
    await desk.run(id)
    expect(desk.seal(id)).toMatchObject({ model: 2 })
  })

  test('may bring a response or an output alone: the model is the one that is named', async () => {
    const { desk, tree } = await yard()
    const input = { body: 'I was charged twice.' }
    writeItem(tree, 'a', { 'input.json': input, 'response.json': messageWith(goodOutput) })
    writeItem(tree, 'b', { 'input.json': input, 'output.json': { ...goodOutput, urgency: 'HIGH' } })
    const { id } = await importTree(desk, tree)
    expect(checkpoints(desk, id)).toEqual(['processed', 'parsed'])
    await desk.run(id)
    expect(desk.server.requests()).toBe(0)
    expect(desk.status(id).answeredBy).toEqual({ 'claude-opus-5-5': 1, unknown: 1 })
    expect(desk.bothTotals(id).kept).toEqual(desk.bothTotals(id).counted)
  })

  test('may bring a prompt of their own: it is what the model is asked', async () => {
    const { desk, tree } = await yard()
    writeItem(tree, 'a', { 'input.json': { body: 'x' }, 'prompt.txt': 'The app crashes all the time.' })
    const { id } = await importTree(desk, tree)
    await desk.run(id)
    const prompt = desk.store.artifacts.latest(desk.item(id, 1).id, 'prompt')!
    expect(prompt.body).toContain('The app crashes all the time.')
    expect(desk.seal(id)).toMatchObject({ model: 1 })
  })

  test('may bring a response that does not fit: it fails in parse, and only a retry asks again', async () => {
    const { desk, tree } = await yard()
    writeItem(tree, 'a', {
      'input.json': { body: 'I was charged twice.' },
      'response.json': messageWith({ urgency: 'purple' }),
    })
    const { id } = await importTree(desk, tree)
    await desk.run(id)
    expect(desk.seal(id)).toMatchObject({ failed: 1 })
    expect(desk.server.requests()).toBe(0)
    await desk.retry(id)
    expect(desk.seal(id)).toMatchObject({ model: 1 })
    expect(desk.server.requests()).toBe(1)
  })

  test('without a response cannot be parsed anew: that fails the item, not the batch', async () => {
    const { desk, tree } = await yard()
    writeItem(tree, 'a', { 'input.json': { body: 'x' }, 'output.json': goodOutput })
    const { id } = await importTree(desk, tree)
    await desk.run(id)
    await desk.retry(id, { rows: [1], from: 'parse' })
    expect(desk.item(id, 1).failure).toMatchObject({
      kind: 'damaged',
      message: expect.stringContaining('no response') as string,
    })
    await desk.retry(id, { from: 'acquire' })
    expect(desk.seal(id)).toMatchObject({ model: 1 })
  })
})

describe('a damaged file counts as not there', () => {
  test.for([
    ['output.json', '{"urgency": "hi', 'processed', 'is not JSON, or only half of it'],
    ['output.json', '[1]', 'processed', 'is not a JSON object'],
    ['output.json', { ...goodOutput, urgency: 'purple' }, 'processed', 'does not fit the pipeline: urgency'],
    ['output.json', '', 'processed', 'is empty'],
    ['response.json', '{"content": [', 'prepared', 'is not JSON'],
    ['response.json', { choices: [] }, 'prepared', 'not a response of the Messages API'],
    ['response.json', messageWith(goodOutput, { stop_reason: 'max_tokens' }), 'prepared', 'was cut'],
    ['response.json', messageWith(goodOutput, { content: [] }), 'prepared', 'holds no text'],
    ['prompt.txt', '  \n', 'pending', 'is empty'],
  ] as const)(
    '%s with %j: the item goes on from %s, and a note says it %s',
    async ([file, content, checkpoint, note]) => {
      const { desk, tree } = await yard()
      const all = ['prompt.txt', 'response.json', 'output.json']
      const good: Record<string, object | string> = {
        'prompt.txt': 'Help!',
        'response.json': messageWith(goodOutput),
        'output.json': goodOutput,
      }
      const before = all.slice(0, all.indexOf(file)).map((name) => [name, good[name]!] as const)
      writeItem(tree, 'T-7', {
        'input.json': { body: 'Help!' },
        ...Object.fromEntries(before),
        [file]: content,
      })
      const { id } = await importTree(desk, tree)
      expect(checkpoints(desk, id)).toEqual([checkpoint])
      const [event] = desk.store.events.list(id)
      expect(event!.message).toMatch(/^T-7: .*It counts as not there\.$/)
      expect(event!.message).toContain(note)
      expect(desk.bothTotals(id).kept).toEqual(desk.bothTotals(id).counted)
    },
  )

  test('a file of bytes that are no text does so too', async () => {
    const { desk, tree } = await yard()
    writeItem(tree, 'a', { 'input.json': { body: 'Help!' } })
    writeFileSync(join(tree, 'a', 'output.json'), Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))
    const { id } = await importTree(desk, tree)
    expect(desk.store.events.list(id)[0]!.message).toContain('not text in UTF-8')
  })
})

describe('a folder without a usable input.json is rejected', () => {
  test('with its name and the reason, and the others go on', async () => {
    const { desk, tree } = await yard()
    mkdirSync(join(tree, 'empty'))
    writeItem(tree, 'foreign', { 'notes.md': 'hello' })
    writeItem(tree, 'good', { 'input.json': { body: 'Help!' } })
    writeItem(tree, 'half', { 'input.json': '{"body": "He' })
    writeItem(tree, 'hollow', { 'input.json': {} })
    writeItem(tree, 'list', { 'input.json': '[1]', 'output.json': goodOutput })
    writeFileSync(join(tree, 'README.md'), 'a foreign file')
    mkdirSync(join(tree, '.half-an-export', 'x'), { recursive: true })
    const { id } = await importTree(desk, tree)
    expect(desk.seal(id)).toMatchObject({ sourceRows: 6, rejected: 5, pending: 1 })
    expect(desk.store.rejects.list(id).map(({ reason }) => reason)).toEqual([
      'empty: It has no input.json.',
      'foreign: It has no input.json.',
      'half: Its input.json is not a JSON object.',
      'hollow: Its input.json holds no fields.',
      'list: Its input.json is not a JSON object.',
    ])
    expect(desk.bothTotals(id).kept).toEqual(desk.bothTotals(id).counted)
  })

  test('and when there is no other, nothing is imported and nothing is left', async () => {
    const { desk, tree } = await yard()
    writeItem(tree, 'a', { 'output.json': goodOutput })
    await expect(importTree(desk, tree)).rejects.toThrow('a: It has no input.json.')
    expect(desk.store.batches.list()).toEqual([])
  })

  test('a file that was cut by a full disk is one of them', async () => {
    const { desk, tree } = await yard()
    const { folder } = await exportTree(desk, (await desk.import(2)).id, tree)
    truncateSync(join(folder, 'T-1', 'input.json'), 40)
    const { id } = await importTree(desk, folder)
    expect(desk.seal(id)).toMatchObject({ rejected: 1, pending: 1 })
  })
})

async function yard(): Promise<{ desk: Desk; tree: string }> {
  const desk = await openDesk()
  const tree = join(desk.folder, 'tree')
  mkdirSync(tree)
  return { desk, tree }
}

function checkpoints(desk: Desk, id: BatchId): string[] {
  return desk.store.items.after(id, itemId(id, 0), 100).map(({ checkpoint }) => checkpoint)
}

function rowsOf(desk: Desk, id: BatchId): unknown[] {
  return desk.store.items.after(id, itemId(id, 0), 100).map((item) => desk.store.items.cells(item.id))
}

function text(path: string): string {
  return readFileSync(path, 'utf8')
}
