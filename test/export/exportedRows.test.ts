import { expect, test } from 'vitest'
import { exportedRows } from '../../src/main/export/exportedRows.ts'
import { openDesk } from '../helpers/desk.ts'

test('of a few chosen rows only these are read, and those that are not there are left out', async () => {
  const desk = await openDesk()
  const batch = await desk.import(9)
  const read: number[] = []
  const rows = exportedRows(desk.store, batch, {
    rows: Uint32Array.from([3, 8, 77]),
    only: ({ id }) => read.push(id % 2 ** 32) > 0,
    output: [],
    costAsNumber: false,
  })
  expect([...rows].map(([id]) => id)).toEqual(['T-3', 'T-8'])
  expect(read).toEqual([3, 8])
})
