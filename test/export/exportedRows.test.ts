import { expect, test } from 'vitest'
import { exportedRows } from '../../src/main/export/exportedRows.ts'
import { inSourceOrder } from '../../src/main/export/inSourceOrder.ts'
import { openDesk } from '../helpers/desk.ts'

test('of a few chosen rows only these are read, in the order of the source and each once', async () => {
  const desk = await openDesk()
  const batch = await desk.import(9)
  const read: number[] = []
  const rows = exportedRows(desk.store, batch, {
    rows: inSourceOrder([8, 3, 77, 8]),
    only: ({ id }) => read.push(id % 2 ** 32) > 0,
    output: [],
    costAsNumber: false,
  })
  expect([...rows].map(([id]) => id)).toEqual(['T-3', 'T-8'])
  expect(read).toEqual([3, 8])
})
