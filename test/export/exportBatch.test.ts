import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exportBatch } from '../../src/main/export/exportBatch.ts'
import { openDesk } from '../helpers/desk.ts'
import { exportedBatch } from '../helpers/exportedBatch.ts'

describe('an exported batch', () => {
  test('says of every row who answered it, or why nobody did', async () => {
    const desk = await openDesk({ practice: { faults: ['400~case 2)', '529~case 3)/claude-sonnet-5-5'] } })
    const { id } = await desk.runTable(3, { maxRetries: 0 })
    const { rows } = await exportedBatch(desk.store, id)
    expect(
      rows.map((row) => [row['id'], row['_status'], row['_answered_by'], row['_rung'], row['_attempts']]),
    ).toEqual([
      ['T-1', 'complete', 'practice/claude-sonnet-5-5', '1', '1'],
      ['T-2', 'failed', '', '', '2'],
      ['T-3', 'complete', 'practice/claude-haiku-5-5', '2', '2'],
    ])
    expect(rows[1]!['_error']).toContain('bad_request: ')
    expect(rows[0]!['_cost_usd']).toMatch(/^0\.00\d{7}$/)
    expect(Number(rows[0]!['confidence'])).toBeGreaterThan(0)
  })

  test('leaves source columns as they are, also where their names are ours', async () => {
    const desk = await openDesk()
    const path = join(desk.folder, 'own.csv')
    writeFileSync(path, 'text,category,_status\n"=a ""formula""",mine,kept\n')
    const { id } = await desk.runTable(path)
    const [row] = (await exportedBatch(desk.store, id)).rows
    expect(row).toMatchObject({
      text: `'=a "formula"`,
      category: 'mine',
      _status: 'kept',
      __status: 'complete',
    })
    expect(row!['_category']).toBe('other')
  })

  test('is refused when its rows do not add up', async () => {
    const desk = await openDesk()
    const { id } = await desk.runTable(3)
    desk.store.db.exec(`update batch set source_rows = 4 where id = ${id}`)
    await expect(exportedBatch(desk.store, id)).rejects.toThrow('does not add up')
  })

  test('is refused when the kept counts are wrong', async () => {
    const desk = await openDesk()
    const { id } = await desk.runTable(3)
    desk.store.db.exec(`update counter set value = 2 where batch_id = ${id} and name = 'seal:model'`)
    await expect(exportedBatch(desk.store, id)).rejects.toThrow('does not add up')
  })

  test('may be taken before the batch is done: rows without an answer are there, empty', async () => {
    const desk = await openDesk()
    const { id } = await desk.import(2)
    expect((await exportedBatch(desk.store, id)).rows.map((row) => [row['_status'], row['urgency']])).toEqual(
      [
        ['pending', ''],
        ['pending', ''],
      ],
    )
  })
})

test('says how far it has counted, and then how far it has written', async () => {
  const desk = await openDesk()
  const { id } = await desk.import(20_001)
  const heard: string[] = []
  await exportBatch(desk.store, id, {
    ...{ file: join(desk.folder, 'results.csv'), columns: null, only: null, force: false },
    now: () => desk.clock.now(),
    onCounted: (rows) => heard.push(`counted ${rows}`),
    onRows: (rows) => heard.push(`written ${rows}`),
  })
  expect(heard.slice(0, 2)).toEqual(['counted 20000', 'written 1000'])
  expect(heard.at(-1)).toBe('written 20001')
})
