import { describe, expect, test } from 'vitest'
import { Control } from '../../src/main/engine/control.ts'
import { openDesk } from '../helpers/desk.ts'

describe('Rule 1, the promise', () => {
  test('every row is asked once, all five stages are stored, and the seal is true', async () => {
    const desk = await openDesk()
    const { id, status } = await desk.runTable(50)
    expect(status).toBe('complete')
    expect(desk.server.requests()).toBe(50)
    expect(desk.seal(id)).toMatchObject({ sourceRows: 50, model: 50, pending: 0, running: 0, waiting: 0 })
    for (const kind of ['input', 'prompt', 'response', 'output', 'rendered'] as const) {
      expect(desk.store.artifacts.latest(desk.item(id, 50).id, kind), kind).not.toBeNull()
    }
    const { kept, counted } = desk.bothTotals(id)
    expect(kept).toEqual(counted)
  })

  test('a call row is on disk before its request leaves', async () => {
    const desk = await openDesk({ practice: { faults: ['hang'] } })
    const batch = await desk.import(1, { timeoutMs: 2_000, maxRetries: 0, models: ['claude-sonnet-5-5'] })
    const seen = desk.server.afterRequests(1).then(() => {
      using other = desk.openStore()
      return other.calls.ofItem(desk.item(batch.id, 1).id).map((call) => call.outcome)
    })
    await desk.run(batch.id)
    expect(await seen).toEqual(['sent'])
  })

  test('an item whose response is stored is parsed after a restart and not paid for again', async () => {
    const desk = await openDesk()
    const { id } = await desk.runTable(3)
    const item = desk.item(id, 2)
    // As after a crash between the second and the third commit of the row.
    desk.store.db.exec(`
      delete from artifact where item_id = ${item.id} and kind in ('output', 'rendered');
      update item set status = 'running', checkpoint = 'processed' where id = ${item.id};
      update batch set status = 'running', finished_at = null where id = ${id};
      update counter set value = value - 1 where batch_id = ${id} and name in ('seal:model', 'checkpoint:complete');
      update counter set value = value + 1 where batch_id = ${id} and name = 'checkpoint:processed';
      update counter set value = value + 1 where batch_id = ${id} and name = 'seal:running';
      update counter set value = value - 1 where batch_id = ${id} and name = 'answeredBy:claude-sonnet-5-5';`)
    desk.store.close()
    desk.store = desk.openStore(false)
    expect(desk.batch(id)).toMatchObject({ status: 'paused', reason: 'interrupted' })
    await desk.run(id)
    expect(desk.server.requests()).toBe(3)
    expect(desk.item(id, 2)).toMatchObject({ status: 'complete', answeredBy: 'model', attempts: 1 })
    const { kept, counted } = desk.bothTotals(id)
    expect(kept).toEqual(counted)
  })

  test('a call that was in flight when the process died is known as lost and repeated once', async () => {
    const desk = await openDesk({ practice: { faults: ['hang@1'] } })
    const { id } = await desk.import(1, { timeoutMs: 2_000 })
    const asked = desk.server.afterRequests(1)
    const dying = desk.run(id).catch((error: unknown) => error)
    await asked
    using other = desk.openStore(false) // it takes the first process for dead
    expect(other.calls.ofItem(desk.item(id, 1).id)).toMatchObject([{ outcome: 'lost' }])
    expect(String(await dying)).toContain('run by another process')
    await desk.run(id)
    expect(desk.seal(id)).toMatchObject({ model: 1 })
    expect(desk.server.requests()).toBe(2)
    expect(desk.store.totals(desk.batch(id)).calls.lost).toBe(1)
  })

  test('the late commit of a process whose lease was taken over is refused', async () => {
    const desk = await openDesk()
    const { id } = await desk.import(2)
    const stale = desk.store.leases.acquire(id, desk.clock.now())
    desk.clock.jump(60_000)
    using other = desk.openStore()
    other.leases.acquire(id, desk.clock.now())
    if ('heldBy' in stale) throw new Error('the lease should have been free')
    const item = desk.item(id, 1)
    const late = desk.store.commit(stale, { was: item, item: { ...item, attempts: 9 }, at: desk.clock.now() })
    await expect(late).rejects.toThrow('run by another process')
    expect(desk.item(id, 1).attempts).toBe(0)
  })

  test('a batch that another process runs is not run a second time', async () => {
    const desk = await openDesk()
    const { id } = await desk.import(2)
    using other = desk.openStore()
    other.leases.acquire(id, desk.clock.now())
    await expect(desk.run(id, new Control())).rejects.toThrow('being run by another process')
    expect(desk.server.requests()).toBe(0)
  })
})
