import { expect, test } from 'vitest'
import { inMemory, openDatabase } from '../../src/main/store/connection/database.ts'
import { KeptLists } from '../../src/main/store/rows/keptLists.ts'

/** Lists whose reading takes so long. */
function listsTaking(readMs: number) {
  const db = openDatabase(inMemory, () => 0)
  let now = 1_000
  let reads = 0
  const lists = new KeptLists(db, () => now)
  const read = () => {
    now += readMs
    return Uint32Array.of(++reads)
  }
  return {
    look: (key = 'a') => lists.fresh(key, read)[0],
    forGood: () => lists.forGood('all', read)[0],
    write: () =>
      db.exec(
        `insert into budget values ('day', 1) on conflict do update set cap_nano_usd = cap_nano_usd + 1`,
      ),
    pass: (ms: number) => void (now += ms),
  }
}

test('a list is read once as long as nothing is written', () => {
  const { look, pass } = listsTaking(0)
  expect(look()).toBe(1)
  pass(1_000_000)
  expect(look()).toBe(1)
})

test('a list that is read quickly is read anew after every write', () => {
  const { look, write } = listsTaking(0)
  expect(look()).toBe(1)
  write()
  expect(look()).toBe(2)
  expect(look()).toBe(2)
})

test('a list that takes long is good enough for 20 times as long, and then shows what was written', () => {
  const { look, write, pass } = listsTaking(100)
  expect(look()).toBe(1)
  write()
  pass(1_999)
  expect(look()).toBe(1)
  pass(1)
  expect(look()).toBe(2)
})

test('a list is read anew when the clock was set back by an hour', () => {
  const { look, write, pass } = listsTaking(100)
  expect(look()).toBe(1)
  write()
  pass(-3_600_000)
  expect(look()).toBe(2)
})

test('a list for good survives writes', () => {
  const { forGood, write } = listsTaking(0)
  expect(forGood()).toBe(1)
  write()
  expect(forGood()).toBe(1)
})

test('the list that was looked at longest ago makes room', () => {
  const { look } = listsTaking(0)
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) look(key)
  expect(look('a')).toBe(1)
  look('i')
  expect(look('a')).toBe(1)
  expect(look('b')).toBe(10)
})
