import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CallInput } from '../../../src/shared/contract.ts'
import type { BatchId } from '../../../src/shared/ids.ts'
import { overrideAnswer } from '../../../src/main/operations/answers/humanAnswer.ts'
import { costsAhead } from '../../../src/main/operations/costs/costsAhead.ts'
import { openRest } from '../../../src/main/operations/run/openRest.ts'
import { itemLines } from '../../../src/main/api/items/itemLines.ts'
import type { Asking } from '../../../src/shared/views/importViews.ts'
import { openTableDesk } from '../../helpers/tableDesk.ts'
import type { RowPart } from '../../../src/shared/views/seal.ts'

/** Rows 3 and 5 repeat row 1, row 6 repeats row 2; ids do not count, and a row without text is like no other. */
const tickets =
  'id,body\n1,Where is my card?\n2,The app crashes.\n3,Where is my card?\n4,\n5,Where is my card?\n6,The app crashes.\n7,\n'

const asking: Asking = {
  models: ['claude-sonnet-5-5'],
  useCache: true,
  maxOutputTokens: null,
  isPractice: true,
}

type Desk = ReturnType<typeof openTableDesk>

async function checked({ call, over }: Desk, source: string, changed: Partial<Asking> = {}) {
  const wanted = { source, options: {}, mapping: {}, asking: { ...asking, ...changed } }
  const { result } = await over(await call('source.check', wanted))
  if (result?.kind !== 'check') throw new Error('no check')
  return result.check
}

function sealOf({ app }: Desk, id: BatchId) {
  return app.store.totals(app.store.batches.get(id)!).seal
}

const skip: Partial<CallInput<'source.import'>> = { duplicates: 'skip' }

describe('rows without text', () => {
  test('are counted and named before they are imported, with the columns that lack it', async () => {
    const desk = openTableDesk()
    expect(await checked(desk, desk.source('t.csv', tickets))).toMatchObject({
      ...{ rejected: 0, withoutText: 2 },
      oddities: ['2 rows have no text in "body": they cannot be asked and will fail. Rows 4, 7.'],
    })
    const blank = desk.source('u.csv', `Titel,Nachricht\n${' ,\n'.repeat(7)}Hello,\n`)
    const wanted = { source: blank, options: {}, mapping: { body: 'Nachricht', subject: 'Titel' }, asking }
    const { result } = await desk.over(await desk.call('source.check', wanted))
    expect(result).toMatchObject({
      check: {
        withoutText: 7,
        oddities: [
          '7 rows have no text in "Nachricht" or "Titel": they cannot be asked and will fail. First: rows 1, 2, 3, 4, 5 …',
        ],
      },
    })
  })

  test('are not spoken of where there are none', async () => {
    const desk = openTableDesk()
    const check = await checked(desk, desk.source('t.csv', 'id,body\n1,Where is my card?\n'))
    expect(check).toMatchObject({ withoutText: 0, oddities: [] })
  })
})

describe('ids that occur more than once', () => {
  test('are counted as an import counts them, and nothing is rejected for them', async () => {
    const desk = openTableDesk()
    const source = desk.source('t.csv', 'id,body\nA,One\nB,Two\nA,Three\n,Four\n,Five\nA,Six\na,Seven\n')
    expect(await checked(desk, source)).toMatchObject({
      ...{ rows: 7, rejected: 0, withoutText: 0, duplicates: 0 },
      oddities: ['2 rows have the id of an earlier row; rows are told apart by number.'],
    })
    const id = await desk.imported(source)
    expect(desk.app.store.items.countRepeatedIds(id)).toBe(2)
  })

  test('are none where no column is the id', async () => {
    const desk = openTableDesk()
    const source = desk.source('t.csv', 'id,body\nA,One\nA,Two\n')
    const wanted = { source, options: {}, mapping: { id: '' }, asking }
    const { result } = await desk.over(await desk.call('source.check', wanted))
    expect(result).toMatchObject({ check: { oddities: [] } })
  })
})

describe('rows with the content of an earlier one', () => {
  test('are counted and shown in groups before anything is imported', async () => {
    const desk = openTableDesk()
    expect(await checked(desk, desk.source('t.csv', tickets))).toMatchObject({
      rows: 7,
      duplicates: 3,
      duplicateGroups: [
        { first: 1, rows: [3, 5], total: 2 },
        { first: 2, rows: [6], total: 1 },
      ],
    })
  })

  test('are shown only so far, and counted to the end', async () => {
    const desk = openTableDesk()
    const rows = Array.from({ length: 124 }, () => 'Where is my card?').join('\n')
    const { duplicates, duplicateGroups } = await checked(desk, desk.source('t.csv', `body\n${rows}\n`))
    expect(duplicates).toBe(123)
    expect(duplicateGroups).toEqual([{ first: 1, rows: [2, 3, 4, 5], total: 123 }])
  })

  test('share the answer of the first: one call, the others out of the cache at no cost', async () => {
    const desk = openTableDesk()
    const id = await desk.imported(desk.source('t.csv', tickets))
    await desk.run(id)
    expect(sealOf(desk, id)).toMatchObject({ model: 2, cache: 3, failed: 2, skipped: 0 })
  })

  test('are left out of the price of what is still to run', async () => {
    const desk = openTableDesk()
    const lines = Array.from({ length: 100 }, (_, index) => `Question ${index % 25}`).join('\n')
    const source = desk.source('t.csv', `body\n${lines}\n`)
    const priceWith = async (useCache: boolean) => {
      const id = await desk.imported(source, { settings: { useCache } })
      const batch = desk.app.store.batches.get(id)!
      return costsAhead(batch, desk.app.store.totals(batch), desk.app).open.costNanoUsd!
    }
    expect((await priceWith(true)) / (await priceWith(false))).toBeCloseTo(0.25, 2)
  })

  test('are each asked without the cache, and priced like that', async () => {
    const desk = openTableDesk()
    const source = desk.source('t.csv', tickets)
    const { costNanoUsd, costOfEachNanoUsd, costPerRowNanoUsd } = await checked(desk, source)
    expect(costOfEachNanoUsd).toBe(5 * costPerRowNanoUsd!)
    expect(costNanoUsd).toBe(2 * costPerRowNanoUsd!)
    const id = await desk.imported(source, { settings: { useCache: false } })
    await desk.run(id)
    expect(sealOf(desk, id)).toMatchObject({ model: 5, cache: 0, failed: 2 })
  })
})

describe('duplicates that are skipped', () => {
  test('are not run, and every place says which row they repeat', async () => {
    const desk = openTableDesk()
    const id = await desk.imported(desk.source('t.csv', tickets), skip)
    await desk.run(id)
    expect(sealOf(desk, id)).toMatchObject({ sourceRows: 7, model: 2, failed: 2, skipped: 3 })
    const batch = desk.app.store.batches.get(id)!
    const { items } = desk.app.store.views.page(
      { id, facets: [] },
      { filter: { parts: ['skipped'] }, sort: { by: 'row', isDescending: false } },
      { offset: 0, limit: 10 },
      0,
    )
    const lines = itemLines(batch, items, desk.app.store)
    expect(lines.map(({ row, sameAs }) => [row, sameAs])).toEqual([
      [3, 1],
      [5, 1],
      [6, 2],
    ])
    expect(desk.app.store.events.list(id).map(({ message }) => message)).toContain(
      '3 rows skipped at import: the same content as an earlier row',
    )
    const wanted = { batchId: id, rows: { kind: 'all' as const }, format: 'csv' as const, columns: null }
    const { target } = await desk.call('export.target', { fileName: 'out.csv', ask: false })
    await desk.over(await desk.call('export.run', { ...wanted, target: target!.target, overwrite: false }))
    expect(readFileSync(join(desk.out, 'out.csv'), 'utf8')).toMatch(/^5,.*skipped.*same content as row 1/m)
  })

  test('are no part of what a sample left out', async () => {
    const desk = openTableDesk()
    const { store } = desk.app
    const id = await desk.imported(desk.source('t.csv', tickets), { ...skip, sample: 2 })
    expect(sealOf(desk, id)).toMatchObject({ pending: 2, skipped: 5 })
    const batch = store.batches.get(id)!
    expect(costsAhead(batch, store.totals(batch), desk.app).rest.rows).toBe(2)
    const rowsOf = (part: RowPart) => [...store.views.rows({ id, facets: [] }, { parts: [part] }, 0)]
    expect(rowsOf('skipped')).toEqual([3, 5, 6])
    expect(rowsOf('unstarted')).toHaveLength(2)
    await openRest(id, { app: desk.app, by: 'a test' }, (write) => write())
    expect(sealOf(desk, id)).toMatchObject({ pending: 4, skipped: 3 })
    expect(costsAhead(batch, store.totals(batch), desk.app).rest.rows).toBe(0)
  })

  test('may be answered by a person, and then are skipped no more', async () => {
    const desk = openTableDesk()
    const { store } = desk.app
    const id = await desk.imported(desk.source('t.csv', tickets), skip)
    const output = { urgency: 'low', category: 'other', suggested_response: 'Hello.', confidence: 1 }
    overrideAnswer(store.batches.get(id)!, 5, { output, reason: 'a test', by: 'a test' }, desk.app)
    const batch = store.batches.get(id)!
    expect(sealOf(desk, id)).toMatchObject({ human: 1, skipped: 2 })
    expect(costsAhead(batch, store.totals(batch), desk.app).rest.rows).toBe(0)
  })
})

describe('the quote of a table that was answered before', () => {
  test('leaves out what the cache has, for the same models and the same server only', async () => {
    const desk = openTableDesk()
    const source = desk.source('t.csv', tickets)
    expect(await checked(desk, source)).toMatchObject({ answered: 0 })
    const id = await desk.imported(source, { settings: { models: asking.models } })
    await desk.run(id)
    const again = desk.source('more.csv', `${tickets}8,Cancel my order.\n`)
    const known = await checked(desk, again)
    expect(known).toMatchObject({ answered: 2, duplicates: 3 })
    expect(known.costNanoUsd! / known.costPerRowNanoUsd!).toBeCloseTo(1, 1)
    expect(await checked(desk, again, { models: ['claude-haiku-5-5'] })).toMatchObject({ answered: 0 })
    expect(await checked(desk, again, { maxOutputTokens: 99 })).toMatchObject({ answered: 0 })
    expect(await checked(desk, again, { useCache: false })).toMatchObject({ answered: 0 })
    expect(await checked(desk, again, { isPractice: false })).toMatchObject({ answered: 0 })
  })

  test('counts the answer of any model of the chain, as a run does', async () => {
    const desk = openTableDesk()
    const source = desk.source('t.csv', tickets)
    await desk.run(await desk.imported(source, { settings: { models: ['claude-haiku-5-5'] } }))
    const models = ['claude-sonnet-5-5', 'claude-haiku-5-5']
    expect(await checked(desk, source, { models })).toMatchObject({ answered: 2, costNanoUsd: 0 })
  })
})
