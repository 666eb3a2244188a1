import { join } from 'node:path'
import { onTestFinished, expect, test } from 'vitest'
import type { BatchId } from '../../src/shared/ids.ts'
import type { CounterName } from '../../src/main/store/counts/counterNames.ts'
import { Counters } from '../../src/main/store/counts/counters.ts'
import { openDatabase } from '../../src/main/store/connection/database.ts'
import { GroupCommit } from '../../src/main/store/connection/groupCommit.ts'
import type { Lease } from '../../src/main/store/batches/leases.ts'
import { Leases } from '../../src/main/store/batches/leases.ts'
import { tempDir } from '../helpers/tempDir.ts'

const batchId = 7 as BatchId

test('writes that are ready together share one transaction', async () => {
  const { groups, lease, db } = opened()
  const inTransaction: boolean[] = []
  const writes = [1, 2, 3].map(() => groups.write(lease, () => void inTransaction.push(db.inTransaction)))
  expect(inTransaction).toEqual([])
  await Promise.all(writes)
  expect(inTransaction).toEqual([true, true, true])
})

test('one write that fails takes nothing else down', async () => {
  const { groups, lease, counters } = opened()
  const add = (name: CounterName) => () => counters.add(batchId, name, 1)
  const good = groups.write(lease, add('calls:ok'))
  const bad = groups.write(lease, () => {
    add('calls:failed')()
    throw new Error('no room')
  })
  const late = groups.write(lease, add('calls:total'))
  await expect(bad).rejects.toThrow('no room')
  await Promise.all([good, late])
  expect(Object.fromEntries(counters.read(batchId))).toEqual({ 'calls:ok': 1, 'calls:total': 1 })
})

test('a write without the lease is refused', async () => {
  const { groups, lease, counters } = opened()
  const stale: Lease = { ...lease, token: lease.token - 1 }
  await expect(groups.write(stale, () => counters.add(batchId, 'calls:total', 1))).rejects.toThrow(
    'another process',
  )
  expect(counters.read(batchId).size).toBe(0)
})

function opened() {
  const db = openDatabase(join(tempDir(), 'w.db'), () => 0)
  onTestFinished(() => void db.close())
  const counters = new Counters(db)
  const leases = new Leases(db, { name: 'me', host: 'here', pid: 1, isAlive: () => true })
  const lease = leases.acquire(batchId, 0) as Lease
  return { db, counters, lease, groups: new GroupCommit(db, leases, counters) }
}
