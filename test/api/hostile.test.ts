import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { batchViewOf } from '../../src/main/api/batch/batchViewOf.ts'
import { dispatch } from '../../src/main/api/dispatch.ts'
import { itemDetail } from '../../src/main/api/items/itemDetail.ts'
import { labelOf } from '../../src/main/api/files/uploads.ts'
import type { RowSpans } from '../../src/shared/rowSpans.ts'
import { spansOf } from '../../src/shared/rowSpans.ts'
import { contract } from '../../src/shared/contract.ts'
import { countingHandlers } from '../helpers/countingHandlers.ts'
import { openOperator } from '../helpers/operator.ts'
import { http, rawServer } from '../helpers/rawServer.ts'
import { openTableDesk } from '../helpers/tableDesk.ts'

const deep = '['.repeat(100_000) + ']'.repeat(100_000)
const answer = { urgency: 'low', category: 'other', suggested_response: 'Noted.', confidence: 1 }

async function twoBatches() {
  const operator = await openOperator()
  const [first, second] = [await operator.runTable(1), await operator.runTable(1)]
  const read = () => operator.call('item.read', { batchId: second.id, row: 1 })
  return { ...operator, batchId: first.id, read }
}

describe('a row number that no batch can have', () => {
  /** Counted on from the first row of the first batch, it is the first row of the second. */
  const row = 2 ** 32 + 1

  test('shows nothing of another batch, and changes nothing there', async () => {
    const { call, batchId, read } = await twoBatches()
    const before = await read()
    const none = `There is no row ${row} in batch ${batchId}.`
    await expect(call('item.read', { batchId, row })).rejects.toThrow(none)
    await expect(call('item.accept', { batchId, row, reason: null })).rejects.toThrow(none)
    const override = { batchId, row, output: answer, reason: 'Because.' }
    await expect(call('item.override', override)).rejects.toThrow(none)
    const fields = { body: 'Another one.' }
    await expect(call('item.editInput', { batchId, row, fields })).rejects.toThrow('no row')
    expect(await read()).toEqual(before)
  })

  test('is covered by no retry, and by no run of rows up to it', async () => {
    const { call, batchId } = await twoBatches()
    const quote = (rows: RowSpans) =>
      call('retry.quote', { batchId, scope: { rows, from: null, limit: null } })
    await expect(quote(spansOf([1, row]))).rejects.toThrow(`There is no row ${row} in batch ${batchId}.`)
    await expect(quote([[1, 2 ** 53 - 1]])).rejects.toThrow('There is no row')
  })
})

test('input that is nested without end is refused before anything reads it', async () => {
  const { handlers, calls } = countingHandlers()
  const bugs: unknown[] = []
  const sent = JSON.parse(
    `{"workspace":"default","input":{"batchId":1,"row":1,"reason":"Because.","output":{"a":${deep}}}}`,
  ) as unknown
  expect(
    await dispatch(
      () => handlers,
      'item.override',
      sent,
      (error) => bugs.push(error),
    ),
  ).toMatchObject({
    ok: false,
    error: { kind: 'usage', message: 'This is nested too deeply.' },
  })
  expect([calls, bugs]).toEqual([[], []])
})

test('a cell that is nested without end rejects its row, and no other', async () => {
  const { call, source, over, imported, bugs } = openTableDesk()
  const handle = source('t.jsonl', `{"body":"good"}\n{"body":${deep}}\n{"body":["good"]}\n`)
  const table = { source: handle, options: {}, mapping: {} }
  expect((await call('source.read', table)).preview.map(({ row }) => row)).toEqual([1, 3])
  const { result } = await over(await call('source.check', table))
  expect(result).toMatchObject({
    check: { rows: 3, rejected: 1, rejects: [{ row: 2, reason: 'The cell "body" is nested too deeply.' }] },
  })
  await imported(handle)
  expect(bugs).toEqual([])
})

describe('the name of a file', () => {
  const long = '漢'.repeat(190)

  test('is cut to what a disk takes, for an export and for its rejects', async () => {
    const { call, source, imported, run, over, out } = openTableDesk({ host: 'web' })
    const handle = source('t.csv', 'id,body\n1,good\n2,too,many\n')
    const batchId = await imported(handle, { name: long })
    await run(batchId)
    const rows = { kind: 'all' } as const
    const { fileName } = await call('export.plan', { batchId, rows, format: 'csv' })
    const { target } = await call('export.target', { fileName, ask: false })
    const wanted = { batchId, rows, format: 'csv', columns: null, overwrite: false } as const
    const { state } = await over(await call('export.run', { ...wanted, target: target!.target }))
    expect(state).toBe('done')
    expect(existsSync(join(out, fileName))).toBe(true)
  })

  test('of a table does not keep its rejects from being saved', async () => {
    const { call, desk, out } = openTableDesk({ host: 'web' })
    const path = join(out, 'upload')
    writeFileSync(path, 'id,body\n1,good\n2,too,many\n')
    const source = desk.files.addSource({ path, fileName: `${long}.csv`, bytes: 27 })
    await call('source.saveRejects', { source, options: {} })
    expect(readdirSync(out).filter((name) => name.endsWith('-rejected.csv'))).toHaveLength(1)
  })

  test.each(['a:b.csv', 'con.csv', '...csv', 'a\u202evsc.csv', `${long}.csv`, 'a?.csv'])(
    'that some system takes for something else is no target: %s',
    async (fileName) => {
      const { call } = openTableDesk({ host: 'web' })
      await expect(call('export.target', { fileName, ask: false })).rejects.toThrow('not the name of a file')
    },
  )

  test('is never cut inside a character', () => {
    expect(labelOf(`${'a'.repeat(199)}😀.csv`)).toBe('a'.repeat(199))
  })
})

test('a message of any shape leaves its row readable', async () => {
  const message = {
    type: 'message',
    model: {},
    stop_reason: 7,
    content: [null, 5, { type: 'text', text: 9 }],
  }
  const url = await rawServer(http(200, JSON.stringify({ ...message, usage: { input_tokens: -9 } })))
  const { app, source, imported, run } = openTableDesk({ env: { ANTHROPIC_BASE_URL: url } })
  const batchId = await imported(source('t.csv', 'body\nx\n'), {
    isPractice: false,
    settings: { maxRetries: 0 },
  })
  await run(batchId)
  const batch = app.store.batches.get(batchId)!
  const read = contract['item.read'].output.parse(itemDetail(batch, 1, app))
  expect(read).toMatchObject({ item: { status: 'failed' }, response: { text: '', stopReason: null } })
  expect(contract['batch.read'].output.parse(batchViewOf(batch, 'anthropic', app)).costNanoUsd).toBe(0)
})
