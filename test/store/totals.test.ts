import { expect, test } from 'vitest'
import { scanTotals } from '../../src/main/store/counts/scanTotals.ts'
import { openDesk } from '../helpers/desk.ts'
import { scannedTotals } from '../helpers/scannedTotals.ts'

test('a large batch that is counted part by part has the same totals', async () => {
  const desk = await openDesk()
  const { id } = await desk.import(45_000)
  // One part of three has rows that ran.
  desk.store.db.exec(`update item set status = 'failed' where row between 19990 and 20010`)
  const batch = desk.batch(id)
  const heard: number[] = []
  const slowly = await scanTotals(desk.store.db, batch, { onCounted: (rows) => heard.push(rows) })
  expect(heard).toEqual([20_000, 40_000])
  expect(slowly).toEqual(scannedTotals(desk.store.db, batch))
  expect(slowly.seal).toMatchObject({ pending: 44_979, failed: 21 })
})

test('counting is ended by its signal', async () => {
  const desk = await openDesk()
  const { id } = await desk.import(45_000)
  const signal = AbortSignal.abort(new Error('ended'))
  await expect(scanTotals(desk.store.db, desk.batch(id), { signal })).rejects.toThrow('ended')
})
