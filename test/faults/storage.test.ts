import type { BatchId } from '../../src/shared/ids.ts'
import { describe, expect, test } from 'vitest'
import Database from 'better-sqlite3'
import { stopBatch } from '../../src/main/store/batches/stopBatch.ts'
import { StorageTrouble, storageTroubleOf } from '../../src/main/store/connection/storageTrouble.ts'
import type { Desk } from '../helpers/desk.ts'
import { openDesk } from '../helpers/desk.ts'
import { expectPromises, expectRest } from '../helpers/promises.ts'
import { rounds, testTimeoutMs } from '../helpers/rounds.ts'

/** Each makes the workspace unwritable for this process, and returns how that ends. */
const troubles = {
  'a full disk': {
    begin: ({ store: { db } }: Desk) => {
      db.pragma(`max_page_count = ${pagesOf(db)}`)
      return () => db.pragma('max_page_count = 1073741823')
    },
    sentence: /disk is full.*Free some space/,
  },
  'a file that is read-only': {
    begin: ({ store: { db } }: Desk) => {
      db.pragma('query_only = on')
      return () => db.pragma('query_only = off')
    },
    sentence: /read-only.*Allow this user/,
  },
  'a lock that another program holds': {
    begin: ({ store: { db }, file }: Desk) => {
      db.pragma('busy_timeout = 5')
      const other = new Database(file)
      other.exec('begin immediate')
      return () => {
        other.close()
        db.pragma('busy_timeout = 5000')
      }
    },
    sentence: /locked.*Close it/,
  },
} as const

type TroubleName = keyof typeof troubles
const names = Object.keys(troubles) as TroubleName[]

describe.for(names)('%s', (name) => {
  const { begin, sentence } = troubles[name]

  test('stops an import, which leaves nothing and works the second time', async () => {
    const desk = await openDesk()
    const end = begin(desk)
    const thrown = await desk.import(300).catch((error: unknown) => error)
    expect(String(storageTroubleOf(thrown))).toMatch(sentence)
    end()
    desk.store.close()
    desk.store = desk.openStore(false)
    expect(desk.store.batches.list()).toEqual([])
    expect(desk.store.db.prepare('select count(*) from item').pluck().get()).toBe(0)
    const { id } = await desk.runTable(3)
    expectPromises(desk.store, id)
  })

  test(
    'stops a run at any moment with one clear reason, nothing half written, and it goes on afterwards',
    { timeout: testTimeoutMs },
    async () => {
      for (let requests = 1; requests <= rounds(3, 40); requests++) {
        const desk = await openDesk()
        const { id } = await desk.import(40, { concurrency: 4 })
        const ended: { end?: () => void } = {}
        void desk.server.afterRequests(requests).then(() => void (ended.end = begin(desk)))
        const thrown = await desk.run(id).catch((error: unknown) => error)
        ended.end!()
        expect(reasonOf(desk, id, thrown)).toMatch(sentence)
        expectPromises(desk.store, id)
        await desk.run(id)
        expect(desk.seal(id)).toMatchObject({ model: 40 })
        expectPromises(desk.store, id)
        expectRest(desk.store, id)
        expect(desk.server.requests()).toBeLessThanOrEqual(40 + 4)
        await desk.close()
      }
    },
  )

  test('stops a retry by the operator, which then covers the same rows', async () => {
    const desk = await openDesk({ practice: { faults: ['400~case'] } })
    const { id } = await desk.runTable(30)
    desk.server.setFaults([])
    const end = begin(desk)
    const thrown = await desk.retry(id).catch((error: unknown) => error)
    end()
    expect(String(storageTroubleOf(thrown) ?? desk.batch(id).message)).toMatch(sentence)
    expectPromises(desk.store, id, { retries: 1 })
    if (desk.seal(id).failed > 0) await desk.retry(id)
    else await desk.run(id)
    expect(desk.seal(id)).toMatchObject({ model: 30 })
    expectPromises(desk.store, id, { retries: 1 })
  })
})

test('a pause that could not be written is not counted', async () => {
  const desk = await openDesk({ practice: { faults: ['hang'] } })
  const { id } = await desk.import(5)
  void desk.run(id).catch(() => undefined)
  await desk.server.afterRequests(2)
  desk.clock.jump(60_000)
  const other = desk.openStore()
  const [pause, at] = [{ reason: 'operator', message: '' } as const, desk.clock.now()]
  other.db.exec(`update item set status = 'waiting' where id & 4294967295 = 1;
    update counter set value = value - 1 where name = 'seal:pending';
    insert into counter values (${id}, 'seal:waiting', 1);
    create temp trigger no_room before update on item begin select raise(abort, 'no room'); end`)
  expect(() => stopBatch(other, id, { ...pause, at })).toThrow('no room')
  other.db.exec('drop trigger no_room')
  stopBatch(other, id, { ...pause, at })
  expectPromises(other, id)
  other.close()
})

test('a lock is waited for once, not once for every write that is ready', async () => {
  const desk = await openDesk()
  const { id } = await desk.import(5)
  const lease = desk.store.leases.acquire(id, desk.clock.now())
  if ('heldBy' in lease) throw new Error('the lease should be free')
  const end = troubles['a lock that another program holds'].begin(desk)
  const writes = [1, 2, 3, 4, 5].map((row) => {
    const item = desk.item(id, row)
    return desk.store.commit(lease, { was: item, item, at: 0 })
  })
  const results = await Promise.allSettled(writes)
  expect(results.map(({ status }) => status)).toEqual(Array(5).fill('rejected'))
  expect(new Set(results.map((result) => (result as PromiseRejectedResult).reason as unknown)).size).toBe(1)
  end()
})

test('rows that cannot be read stop a run after the calls in flight, whose answers are kept', async () => {
  const desk = await openDesk({ practice: { latency: 20 } })
  const { id } = await desk.import(410, { concurrency: 20 })
  const { items } = desk.store
  const openAfter = items.openAfter.bind(items)
  let pages = 0
  items.openAfter = (batchId, after, limit) => {
    if (limit > 1 && ++pages === 3) throw new Database.SqliteError('malformed', 'SQLITE_CORRUPT')
    return openAfter(batchId, after, limit)
  }
  await desk.run(id)
  expect(desk.batch(id)).toMatchObject({ status: 'paused', reason: 'storage' })
  expect(desk.seal(id).model).toBe(desk.server.requests())
  expectPromises(desk.store, id)
  expectRest(desk.store, id)
  items.openAfter = openAfter
  await desk.run(id)
  expect(desk.seal(id)).toMatchObject({ model: 410 })
  expectPromises(desk.store, id)
})

/** Paused as `storage`; where not even the pause could be written, the run says so and the next one finds it out. */
function reasonOf(desk: Desk, id: BatchId, thrown: unknown): string | null {
  const { status, reason, message } = desk.batch(id)
  if (status === 'paused' && reason === 'storage') return message
  return status === 'running' && thrown instanceof StorageTrouble ? thrown.message : null
}

function pagesOf(db: Database.Database): number {
  return db.pragma('page_count', { simple: true }) as number
}
