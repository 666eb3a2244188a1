import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import type { BatchId, ItemId } from '../../src/shared/ids.ts'
import { rowOf } from '../../src/shared/ids.ts'
import { watched } from '../../src/main/crashPoints.ts'
import { Control } from '../../src/main/engine/control.ts'
import { seededRandom } from '../../src/main/llm/practice/chance.ts'
import type { ItemChange } from '../../src/main/store/items/commitItem.ts'
import { openDatabase } from '../../src/main/store/connection/database.ts'
import { Items } from '../../src/main/store/items/items.ts'
import type { Store } from '../../src/main/store/open.ts'
import type { Desk } from '../helpers/desk.ts'
import { openDesk } from '../helpers/desk.ts'
import { copyAsKilled } from '../helpers/files.ts'
import { expectPromises, expectRest } from '../helpers/promises.ts'
import { between, forEachSeed, oneOf, testTimeoutMs } from '../helpers/rounds.ts'
import type { ScriptedModel } from '../helpers/scriptedModel.ts'
import { longestRetryAfterMs, scriptedModel } from '../helpers/scriptedModel.ts'
import { ticketFile } from '../helpers/tickets.ts'

const hourMs = 3_600_000
const jumpsMs = [-24 * hourMs, -hourMs, hourMs, 8 * hourMs, 24 * hourMs]
const longestWaitMs = longestRetryAfterMs + 250
const concurrency = 6
/** One for each model of the chain. */
const lanes = 2

test(
  'whatever the model does and whenever processes die, are stopped or are overtaken, every promise holds',
  { timeout: testTimeoutMs },
  () => forEachSeed([100, 2_000], simulate),
)

test.for([
  { defaultResponse: true, seal: { default: 1 } },
  { defaultResponse: false, seal: { failed: 1 } },
])(
  'a row whose chain was exhausted when its process died ends as $seal: nobody is asked beyond the chain',
  async (then) => {
    const desk = await openDesk({ practice: { faults: ['400'] } })
    const { id, settings } = await desk.import(1, { models: ['claude-haiku-5-5'], defaultResponse: true })
    const { promise: death, resolve: dead } = Promise.withResolvers<string>()
    const deps = watched(desk.deps(), (point) => {
      if (point !== 'after:settle') return
      dead(copyAsKilled(desk.file, join(desk.folder, 'copy')))
      return never
    })
    void desk.run(id, undefined, deps)
    desk.reopen(await death)
    desk.store.batches.setSettings(id, { ...settings, defaultResponse: then.defaultResponse })
    await desk.run(id)
    expect(desk.seal(id)).toMatchObject(then.seal)
    expect(desk.server.requests()).toBe(1)
    expectPromises(desk.store, id)
  },
)

async function simulate(seed: number): Promise<void> {
  const random = seededRandom(seed)
  const model = scriptedModel(random, random() * 0.5)
  const desk = await openDesk({ chance: random, llm: model })
  const questions = between(random, 3, 20)
  const table = ticketFile(
    desk.folder,
    14,
    (row) => `The question ${row % questions}`,
    () => '',
  )
  const { id } = await desk.import(table, { concurrency, defaultResponse: random() < 0.5 })
  const life = { desk, model, random, id, deaths: 0 }
  const troubles = between(random, 1, 4)
  for (let lives = 1; desk.batch(id).status !== 'complete'; lives++) {
    expect(lives, 'lives').toBeLessThan(100)
    if (lives > troubles + 10) model.setTrouble(0)
    await (lives > troubles
      ? liveInPeace(life)
      : oneOf(random, [die, die, die, beOvertaken, beStopped])(life))
    expectPromises(desk.store, id)
    expectRest(desk.store, id)
  }
  expect(model.asked.length).toBeLessThanOrEqual(desk.status(id).calls.total)
  expect(desk.store.totals(desk.batch(id)).calls.lost).toBeLessThanOrEqual(life.deaths * concurrency * lanes)
  expect(Math.max(0, ...desk.clock.waits)).toBeLessThanOrEqual(longestWaitMs)
  await desk.close()
}

interface Life {
  readonly desk: Desk
  readonly model: ScriptedModel
  readonly random: () => number
  readonly id: BatchId
  deaths: number
}

function liveInPeace({ desk, id }: Life): Promise<void> {
  return desk.run(id)
}

/** The process dies at some point of its work. Another one finds its files and goes on. */
async function die(life: Life): Promise<void> {
  const { desk, random, id } = life
  const history = new History()
  const { promise: death, resolve: dead } = Promise.withResolvers<string>()
  const deps = atPoint(life, history.of(desk.store), () => {
    dead(copyAsKilled(desk.file, join(desk.folder, `life-${++life.deaths}`)))
    return never
  })
  const control = new Control()
  const file = await Promise.race([death, desk.run(id, control, deps)])
  if (!file) return
  control.stop({ reason: 'operator', message: 'It is dead.' })
  expect(history.lostIn(file), 'rows that lost an acknowledged commit').toEqual([])
  if (random() < 0.5) desk.clock.jump(oneOf(random, jumpsMs))
  desk.reopen(file)
}

/** The process is stopped longer than its lease, or its clock jumps; a second one takes over, then the first goes on. */
async function beOvertaken(life: Life): Promise<void> {
  const { desk, random, id } = life
  let taken: Promise<unknown> = Promise.resolve()
  const deps = atPoint(life, desk.store, async () => {
    desk.clock.jump(oneOf(random, jumpsMs))
    const other = desk.openStore()
    life.deaths++
    taken = desk
      .run(id, new Control(), desk.deps(other))
      .finally(() => other.close())
      .catch((error: unknown) => error)
    if (random() < 0.5) await taken
  })
  const outcome = await desk.run(id, new Control(), deps).catch((error: unknown) => error)
  const second = await taken
  expect([undefined, 'LeaseLost']).toContain((outcome as Error | undefined)?.name)
  expect(second).toBeUndefined()
}

/** The operator stops the run, perhaps while the clock jumps. */
async function beStopped(life: Life): Promise<void> {
  const { desk, random, id } = life
  const control = new Control()
  const deps = atPoint(life, desk.store, () => {
    if (random() < 0.5) desk.clock.jump(oneOf(random, jumpsMs))
    control.stop({ reason: 'operator', message: 'Stopped.' })
  })
  await desk.run(id, control, deps)
}

const never = new Promise<void>(() => undefined)

/** Lets something happen once, at some point of the run. Where it ends in `never`, nothing goes on after it. */
function atPoint({ desk, random }: Life, store: Store, happen: () => void | Promise<void>) {
  let left = between(random, 1, 60)
  let isOver = false
  return watched(desk.deps(store), () => {
    if (isOver) return never
    if (--left !== 0) return
    const result = happen()
    isOver = result === never
    return result
  })
}

/** What was asked of a store, and what it has acknowledged. */
class History {
  readonly #changesByItem = new Map<number, { readonly all: ItemChange[]; acknowledged: number }>()

  of(store: Store): Store {
    const commit: Store['commit'] = async (lease, change) => {
      const changes = this.#changesByItem.get(change.item.id) ?? { all: [], acknowledged: 0 }
      this.#changesByItem.set(change.item.id, changes)
      changes.all.push(change)
      const callId = await store.commit(lease, change)
      changes.acknowledged++
      return callId
    }
    return Object.create(store, { commit: { value: commit } }) as Store
  }

  /** Rows that stand neither where an acknowledged commit left them, nor at one that was under way. */
  lostIn(file: string): number[] {
    const db = openDatabase(file, () => 0)
    const items = new Items(db)
    const lost = [...this.#changesByItem].filter(([id, { all, acknowledged }]) => {
      const found = items.get(Math.floor(id / 2 ** 32) as BatchId, rowOf(id as ItemId))!
      const { externalId: _, ...state } = found
      const possible = [all[0]!.was, ...all.map(({ item }) => item)].slice(acknowledged)
      return !possible.some((item) => isDeepStrictEqual(item, state))
    })
    db.close()
    return lost.map(([id]) => rowOf(id as ItemId))
  }
}
