import { describe, expect, test } from 'vitest'
import { removeHalfImports } from '../../src/main/store/batches/recover.ts'
import { Control } from '../../src/main/engine/control.ts'
import { freshProgress } from '../../src/shared/item.ts'
import { openDesk } from '../helpers/desk.ts'

describe('Rule 2, resume', () => {
  test('a stopped batch goes on where it stood: done is not done again', async () => {
    const desk = await openDesk()
    const { id } = await desk.import(120, { concurrency: 4 })
    const control = new Control()
    void desk.server.afterRequests(30).then(() => control.stop({ reason: 'operator', message: 'Stopped.' }))
    await desk.run(id, control)
    const done = desk.seal(id).model
    expect(done).toBeGreaterThanOrEqual(30)
    expect(done).toBeLessThan(120)
    expect(desk.batch(id)).toMatchObject({ status: 'paused', reason: 'operator', message: 'Stopped.' })
    await desk.run(id)
    expect(desk.seal(id)).toMatchObject({ model: 120, pending: 0 })
    expect(desk.server.requests()).toBe(120)
  })

  test('errors are not done: a failed row stays failed and is neither retried nor counted as an answer', async () => {
    const desk = await openDesk({ practice: { faults: ['400~case 3'] } })
    const { id } = await desk.runTable(4)
    expect(desk.seal(id)).toMatchObject({ model: 3, failed: 1 })
    const before = desk.server.requests()
    await desk.run(id)
    expect(desk.server.requests()).toBe(before)
    expect(desk.item(id, 3)).toMatchObject({ status: 'failed', failure: { kind: 'bad_request' } })
  })

  test('an item keeps its tries over a stop: it is not given three new ones', async () => {
    const desk = await openDesk({ practice: { faults: ['529'] } })
    const { id } = await desk.import(1, { models: ['claude-sonnet-5-5'], maxRetries: 3 })
    const control = new Control()
    void desk.server.afterRequests(2).then(() => control.stop({ reason: 'operator', message: 'Stopped.' }))
    await desk.run(id, control)
    const sent = desk.server.requests()
    expect(desk.item(id, 1).progress.tries).toBe(sent)
    await desk.run(id)
    expect(desk.server.requests()).toBe(4)
    expect(desk.item(id, 1)).toMatchObject({ status: 'failed', attempts: 4 })
  })

  test('a model that was about to be asked again is shown its bad reply also after a stop', async () => {
    const desk = await openDesk({ practice: { faults: ['wrong-enum@1'], keepLog: true } })
    const { id } = await desk.import(1)
    const control = new Control()
    void desk.server.afterRequests(1).then(() => control.stop({ reason: 'operator', message: 'Stopped.' }))
    await desk.run(id, control)
    await desk.run(id)
    expect(desk.server.log[1]!.body).toContain('Your answer could not be used')
    expect(desk.seal(id)).toMatchObject({ model: 1 })
  })

  test('an import whose process died leaves nothing', async () => {
    const desk = await openDesk()
    const { id } = await desk.import(2)
    desk.store.db.exec(`update batch set source_rows = 0 where id = ${id}`)
    desk.clock.jump(60_000)
    using other = desk.openStore()
    await removeHalfImports(other, { now: () => desk.clock.now() })
    expect(other.batches.get(id)).toBeNull()
    expect(other.items.get(id, 1)).toBeNull()
  })

  test('a row that stood on a rung which the chain no longer has starts with its first model', async () => {
    const desk = await openDesk()
    const { id } = await desk.import(1, { models: ['claude-haiku-5-5'] })
    const moved = { ...desk.item(id, 1), progress: { ...freshProgress, rung: 1 } }
    desk.store.itemUpdates.update(moved, desk.clock.now())
    await desk.run(id)
    expect(desk.item(id, 1)).toMatchObject({ status: 'complete', model: 'claude-haiku-5-5' })
  })
})
