import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openOperator } from '../helpers/operator.ts'
import { skippingClock } from '../helpers/skippingClock.ts'

/** A feed whose time passes only while somebody waits. */
async function openFeed() {
  const clock = skippingClock()
  const { app, changes, elsewhere } = await openOperator({}, { clock })
  return { clock, changes, ours: app.store, dataDir: app.config.dataDir, elsewhere }
}

test('a version that is not the current one is answered at once', async () => {
  const { clock, changes } = await openFeed()
  expect(await changes.after(0, 10_000)).toBe(clock.now())
  expect(clock.waits).toEqual([])
})

test('a write of this process is heard of', async () => {
  const { clock, changes, ours } = await openFeed()
  const version = await changes.after(0, 10_000)
  const next = changes.after(version, 10_000)
  ours.budgets.setCap('day', 5)
  expect(await next).toBe(version + 1)
  expect(clock.waits).toEqual([100])
})

test('a write of another process is heard of', async () => {
  const { changes, elsewhere } = await openFeed()
  const other = elsewhere()
  const version = await changes.after(0, 10_000)
  const next = changes.after(version, 10_000)
  other.budgets.setCap('day', 5)
  expect(await next).toBe(version + 1)
})

test('without a change the answer comes when the time is over, and is the same version', async () => {
  const { clock, changes } = await openFeed()
  const version = await changes.after(0, 10_000)
  const before = clock.now()
  expect(await changes.after(version, 950)).toBe(version)
  expect(clock.now() - before).toBe(950)
})

test('however fast somebody writes, a reader gets at most ten answers a second', async () => {
  const { clock, changes, ours } = await openFeed()
  let version = await changes.after(0, 10_000)
  const before = clock.now()
  for (let answers = 0; answers < 20; answers++) {
    ours.budgets.setCap('day', answers + 1)
    version = await changes.after(version, 10_000)
  }
  expect(clock.now() - before).toBeGreaterThanOrEqual(2_000)
})

test('nobody looks while nobody waits, and what happened meanwhile is said at the next question', async () => {
  const { clock, changes, ours } = await openFeed()
  const version = await changes.after(0, 10_000)
  ours.budgets.setCap('day', 5)
  clock.jump(60_000)
  expect(clock.waits).toEqual([])
  expect(await changes.after(version, 10_000)).toBe(version + 1)
})

test('a clock that was set back hides no change', async () => {
  const { clock, changes, ours } = await openFeed()
  const version = await changes.after(0, 10_000)
  clock.jump(-3_600_000)
  ours.budgets.setCap('day', 5)
  expect(await changes.after(version, 10_000)).toBe(version + 1)
})

test('closing answers all who wait', async () => {
  const { changes } = await openOperator()
  const version = await changes.after(0, 10_000)
  const waiting = Promise.all([changes.after(version, 10_000), changes.after(version, 10_000)])
  changes.close()
  expect(await waiting).toEqual([version, version])
})

test('a price file that is edited by hand is heard of, when it comes, changes and goes', async () => {
  const { changes, dataDir } = await openFeed()
  const file = join(dataDir, 'prices.json')
  let version = await changes.after(0, 10_000)
  for (const edit of [
    () => writeFileSync(file, '{"models":{}}'),
    () => writeFileSync(file, '{"models":{} }'),
    () => rmSync(file),
  ]) {
    const next = changes.after(version, 10_000)
    edit()
    expect(await next).toBe(version + 1)
    version++
  }
})
