import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setImmediate as breath } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { BatchId } from '../../src/shared/ids.ts'
import { removeHalfImports } from '../../src/main/store/batches/recover.ts'
import { removeImport } from '../../src/main/store/batches/unfinishedImports.ts'
import type { Lease } from '../../src/main/store/batches/leases.ts'
import type { Store } from '../../src/main/store/open.ts'
import { openStore } from '../../src/main/store/open.ts'
import { copyAsKilled } from '../helpers/files.ts'
import { importTickets } from '../helpers/importTickets.ts'
import { millrace } from '../helpers/millrace.ts'
import { openedDesks } from '../helpers/openedDesks.ts'
import { expectPromises } from '../helpers/promises.ts'
import { skippingClock } from '../helpers/skippingClock.ts'
import { tempDir } from '../helpers/tempDir.ts'

/** Removed in several steps. */
const rows = 3_000
const batchId = 1 as BatchId
const clock = skippingClock()
const now = () => clock.now()

/** The file as a process that died in the middle of its import left it. */
async function halfImported(): Promise<string> {
  const folder = tempDir()
  const file = join(folder, 'default.db')
  const store = opened(file)
  let killed = ''
  await importTickets(
    rows,
    {},
    {
      ...{ folder, store, clock },
      onRows: (stored) => {
        if (stored > rows / 2) killed ||= copyAsKilled(file, join(tempDir(), 'workspaces'))
      },
    },
  )
  return killed
}

/** As the next process opens it: all before it are dead. */
function opened(file: string): Store {
  const owner = { name: randomUUID(), host: 'test', pid: process.pid, isAlive: () => false }
  const store = openStore(file, { owner, now })
  onTestFinished(() => store.close())
  return store
}

function rowsIn({ db }: Store, table = 'item'): number {
  return db.prepare<[], number>(`select count(*) from ${table}`).pluck().get()!
}

function expectNothingLeft(store: Store): void {
  expect(store.batches.unfinishedImports()).toEqual([])
  for (const table of ['batch', 'item', 'source_row', 'artifact', 'reject', 'event', 'lease'])
    expect(rowsIn(store, table), table).toBe(0)
}

test('half an import is shown nowhere from the opening on, and is removed in steps between which others work', async () => {
  const store = opened(await halfImported())
  expect(rowsIn(store)).toBeGreaterThan(rows / 2)
  expect(store.batches.list()).toEqual([])
  let turns = 0
  const others = setInterval(() => turns++, 0)
  await removeHalfImports(store, { now })
  clearInterval(others)
  expect(turns).toBeGreaterThan(0)
  expectNothingLeft(store)
})

test('a process that dies at any step of removing it leaves the rest to the next one, which ends it', async () => {
  const file = await halfImported()
  const store = opened(file)
  const kills: { readonly copy: string; readonly left: number }[] = []
  const removal = removeHalfImports(store, { now })
  for (let left = rowsIn(store); store.batches.unfinishedImports().length > 0; left = rowsIn(store)) {
    kills.push({ copy: copyAsKilled(file, join(tempDir(), 'killed')), left })
    await breath()
  }
  await removal
  expect(new Set(kills.map(({ left }) => left)).size).toBeGreaterThan(3)
  for (const { copy, left } of kills) {
    const next = opened(copy)
    expect(rowsIn(next)).toBe(left)
    expect(next.batches.list()).toEqual([])
    await removeHalfImports(next, { now })
    expectNothingLeft(next)
    next.close()
  }
})

test('a table that is imported while it is removed is whole', async () => {
  const store = opened(await halfImported())
  const removal = removeHalfImports(store, { now })
  const { id } = await importTickets(rows, {}, { folder: tempDir(), store, clock })
  await removal
  expect(id).not.toBe(batchId)
  expect(store.batches.unfinishedImports()).toEqual([])
  expect(rowsIn(store)).toBe(rows)
  expectPromises(store, id)
})

test('two processes that open it at once remove it once, and neither what the other imports', async () => {
  const file = await halfImported()
  const [one, two] = [opened(file), opened(file)]
  const removals = [removeHalfImports(one, { now }), removeHalfImports(two, { now })]
  await Promise.all(removals)
  expectNothingLeft(one)
  const { id } = await importTickets(rows, {}, { folder: tempDir(), store: two, clock })
  await removeHalfImports(one, { now })
  expect(rowsIn(one)).toBe(rows)
  expectPromises(two, id)
})

test('a process that was stopped while it removed it, and overtaken, writes nothing when it goes on', async () => {
  const file = await halfImported()
  const [stopped, other] = [opened(file), opened(file)]
  const late = stopped.leases.acquire(batchId, now()) as Lease
  clock.jump(60_000)
  await removeHalfImports(other, { now })
  const { id } = await importTickets(rows, {}, { folder: tempDir(), store: other, clock })
  await removeImport(stopped, late, { now })
  expect(rowsIn(other)).toBe(rows)
  expectPromises(other, id)
})

test('an import that was stopped so long that it was removed ends without a batch', async () => {
  const folder = tempDir()
  const file = join(folder, 'default.db')
  const [store, other] = [opened(file), opened(file)]
  let removal: Promise<void> | undefined
  const late = importTickets(
    rows,
    {},
    {
      ...{ folder, store, clock },
      onRows: (stored) => {
        if (stored < rows) return
        clock.jump(60_000)
        removal = removeHalfImports(other, { now })
      },
    },
  )
  await expect(late).rejects.toThrow('is now run by another process; this one stops without writing')
  await removal
  expectNothingLeft(other)
})

test('the command line gives its answer first, then removes it and says so', async () => {
  const file = await halfImported()
  const dataDir = join(file, '..', '..')
  const listed = await millrace(['list', '--json'], { dataDir })
  expect(JSON.parse(listed.out)).toEqual({ batches: [] })
  expect(listed.err).toMatch(/^Removing what an import left that was cut short\./)
  expect(listed.code).toBe(0)
  expectNothingLeft(opened(file))
  expect((await millrace(['list', '--json'], { dataDir })).err).toBe('')
})

test('a window that is closed while it is removed leaves the rest to the next one', async () => {
  const file = await halfImported()
  const dataDir = join(file, '..', '..')
  clock.jump(60_000)
  const first = await openedDesks({ dataDir, clock })
  expect(await first.ask('default', 'batches.list', {})).toMatchObject({ batches: [] })
  await first.close()
  expect(rowsIn(opened(file))).toBeGreaterThan(0)
  const second = await openedDesks({ dataDir, clock })
  const { batches } = second.desks.open()[0]!.desk.app.store
  await expect.poll(() => batches.unfinishedImports(), { timeout: 20_000 }).toEqual([])
  expectNothingLeft(opened(file))
})
