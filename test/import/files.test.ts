import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { BatchId } from '../../src/shared/ids.ts'
import type { Desk } from '../helpers/desk.ts'
import { openDesk } from '../helpers/desk.ts'
import {
  checkpoints,
  exportTree,
  goodOutput,
  importTree,
  messageWith,
  readJson,
  writeItem,
  yard,
} from '../helpers/tree.ts'

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

describe('a model that was brought along is named as it was', () => {
  test('an answer of the practice model stays one, also in a batch of real models', async () => {
    const desk = await openDesk()
    const { id } = await desk.runTable(1)
    const { folder } = await exportTree(desk, id, join(desk.folder, 'out'))
    const again = await importTree(desk, folder, { provider: 'anthropic' })
    await desk.run(again.id)
    const { folder: second } = await exportTree(desk, again.id, join(desk.folder, 'second'))
    expect(readJson(second, 'T-1', 'output.json')['_answered_by']).toBe('practice/claude-sonnet-5-5')
  })

  test('an answer of a real model does not become one of the practice model', async () => {
    const { desk, tree } = await yard()
    writeItem(tree, 'a', { 'input.json': { body: 'Help!' }, 'response.json': messageWith(goodOutput) })
    const { id } = await importTree(desk, tree, { provider: 'practice' })
    await desk.run(id)
    const { folder } = await exportTree(desk, id, join(desk.folder, 'out'))
    expect(readJson(folder, 'a', 'output.json')['_answered_by']).toBe('claude-opus-5-5')
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

function rowsOf(desk: Desk, id: BatchId): unknown[] {
  return [...desk.store.items.pages(id, 100)].flat().map((item) => desk.store.items.cells(item.id))
}

function text(path: string): string {
  return readFileSync(path, 'utf8')
}
