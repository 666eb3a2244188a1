import { describe, expect, test } from 'vitest'
import { openOperator } from '../../helpers/operator.ts'
import type { RowPart } from '../../../src/shared/views/seal.ts'

describe('the workspace', () => {
  test('says who answers a new batch, and what was used today', async () => {
    const { call, app, ...operator } = await openOperator()
    const { id } = await operator.import(4)
    await call('batch.start', { batchId: id, rest: false })
    await operator.ended(id)
    app.store.budgets.setCap('day', 60_000_000_000)
    const { today, ...view } = await call('workspace.read', {})
    expect(view).toEqual({ name: 'default', host: 'web', version: '1', provider: 'practice', hasKey: false })
    const { costNanoUsd } = app.store.totals(app.store.batches.get(id)!)
    expect(today).toEqual({
      spentNanoUsd: 0,
      unsettledNanoUsd: 0,
      practiceNanoUsd: costNanoUsd,
      practiceUnsettledNanoUsd: 0,
      usedNanoUsd: 0,
      capNanoUsd: 60_000_000_000,
    })
  })

  test('answers with another version after a change', async () => {
    const { call, ...operator } = await openOperator()
    const { version } = await call('changes.after', { version: 0, waitMs: 0 })
    const next = call('changes.after', { version, waitMs: 10_000 })
    await operator.import(1)
    expect((await next).version).toBeGreaterThan(version)
  })
})

describe('a batch', () => {
  test('is listed, newest first, and one that has not run yet says that practice will answer it', async () => {
    const { call, ...operator } = await openOperator()
    const first = await operator.import(2)
    const second = await operator.import(3, { provider: null })
    const { batches } = await call('batches.list', {})
    expect(batches).toMatchObject([
      {
        id: second.id,
        status: 'ready',
        isPractice: true,
        seal: { sourceRows: 3, pending: 3 },
        costNanoUsd: 0,
      },
      { id: first.id, seal: { sourceRows: 2, pending: 2 } },
    ])
  })

  test('that has not run says what it will cost, and what was not measured is null', async () => {
    const { call, ...operator } = await openOperator()
    const { id } = await operator.import(100)
    const view = await call('batch.read', { batchId: id })
    expect(view.open.rows).toBe(100)
    expect(view.open.costNanoUsd).toBeGreaterThan(0)
    expect(view.pace).toMatchObject({ rowsPerMinute: null, leftMs: null, projectedNanoUsd: null })
    expect(view).toMatchObject({
      rest: { rows: 0, costNanoUsd: 0 },
      retryFailedNanoUsd: 0,
      outputColumns: ['urgency', 'category', 'suggested_response', 'confidence'],
      source: { fileName: 'tickets.csv', columns: ['id', 'subject', 'body'] },
    })
  })

  test('runs its sample, then the rest, and says before what the rest will cost', async () => {
    const { call, server, ended, ...operator } = await openOperator()
    const { id } = await operator.import(20, {}, 5)
    await call('batch.start', { batchId: id, rest: false })
    await ended(id)
    const sample = await call('batch.read', { batchId: id })
    expect(sample).toMatchObject({ status: 'complete', seal: { model: 5, skipped: 15 }, rest: { rows: 15 } })
    const rowsOf = (part: RowPart) =>
      operator.app.store.views.rows({ id, facets: [] }, { parts: [part] }, 0).length
    expect([sample.unstarted, rowsOf('unstarted'), rowsOf('skipped')]).toEqual([15, 15, 0])
    const each = sample.costNanoUsd / 5
    expect(sample.rest.costNanoUsd! / 15 / each).toBeCloseTo(1, 1)
    const [last] = (await call('batch.events', { batchId: id })).events
    expect(last!.message).toBe('The sample is done. 15 rows are not started yet.')
    expect(sample.pace.projectedNanoUsd).toBe(sample.costNanoUsd)
    await call('batch.start', { batchId: id, rest: true })
    await ended(id)
    expect(await call('batch.read', { batchId: id })).toMatchObject({ seal: { model: 20, skipped: 0 } })
    expect(server.requests()).toBe(20)
    const { events } = await call('batch.events', { batchId: id })
    expect(events[0]).toMatchObject({ kind: 'complete' })
    expect(events.map(({ message }) => message)).toContain(
      '15 skipped rows to run after all, by the operator on the web page.',
    )
  })

  test('with nothing left is not started, and says so', async () => {
    const { call, ended, ...operator } = await openOperator()
    const { id } = await operator.import(2)
    await call('batch.start', { batchId: id, rest: false })
    await ended(id)
    await expect(call('batch.start', { batchId: id, rest: true })).rejects.toThrow(
      `Batch ${id} is complete. There is nothing left to run.`,
    )
    const cancelled = await operator.import(3)
    await call('batch.cancel', { batchId: cancelled.id, now: false })
    await expect(call('batch.start', { batchId: cancelled.id, rest: false })).rejects.toThrow(
      `Batch ${cancelled.id} was cancelled and does not go on. What was answered is kept.`,
    )
  })

  test('that another process runs is refused, and nothing of it is changed', async () => {
    const { call, app, elsewhere, ...operator } = await openOperator()
    const { id } = await operator.import(20, {}, 5)
    elsewhere().leases.acquire(id, app.config.clock.now())
    const before = await call('batch.read', { batchId: id })
    const settings = { concurrency: 2 }
    await expect(call('batch.start', { batchId: id, rest: true, settings })).rejects.toThrow(
      'is being run by another process: process 1 on elsewhere',
    )
    expect(await call('batch.read', { batchId: id })).toEqual(before)
  })

  test('without a key for it is refused in the words of the window', async () => {
    const { call, ...operator } = await openOperator()
    const { id } = await operator.import(2, { provider: 'anthropic' })
    await expect(call('batch.start', { batchId: id, rest: false })).rejects.toThrow(
      'There is no API key, so nothing can be asked. Set one under Settings.',
    )
  })

  test('takes settings at its start, and a budget only where prices are known', async () => {
    const { call, ended, ...operator } = await openOperator()
    const { id } = await operator.import(2)
    const unknown = { models: ['llama-9'], maxCostNanoUsd: 1_000_000_000 }
    await expect(call('batch.start', { batchId: id, rest: false, settings: unknown })).rejects.toThrow(
      'The price of llama-9 is not known',
    )
    await call('batch.start', { batchId: id, rest: false, settings: { concurrency: 2, useCache: false } })
    expect((await ended(id)).settings).toMatchObject({ concurrency: 2, useCache: false, maxRetries: 3 })
  })

  test('is paused, tuned, resumed and cancelled', async () => {
    const { call, server, ended, ...operator } = await openOperator({ latency: 20 })
    const { id } = await operator.import(400, { concurrency: 4 })
    await call('batch.start', { batchId: id, rest: false })
    await server.afterRequests(10)
    await call('batch.pause', { batchId: id, now: false })
    const paused = await call('batch.read', { batchId: id })
    expect(paused).toMatchObject({
      status: 'paused',
      reason: 'operator',
      message: 'Paused by the operator on the web page. Resume it to go on.',
      calls: { inFlight: 0 },
    })
    await call('batch.tune', { batchId: id, tuning: { concurrency: 2 } })
    await call('batch.start', { batchId: id, rest: false })
    await call('batch.cancel', { batchId: id, now: true })
    expect((await ended(id)).settings.concurrency).toBe(2)
    const { status, seal } = await call('batch.read', { batchId: id })
    expect([status, seal.pending, seal.cancelled > 0]).toEqual(['cancelled', 0, true])
    const said = (await call('batch.events', { batchId: id })).events.map(({ message }) => message)
    expect(said).toContain('concurrency 4 -> 2, by the operator on the web page.')
  })

  test('gets its budget before the rows that a sample left out are started, and keeps to it', async () => {
    const { call, ended, ...operator } = await openOperator()
    const { id } = await operator.import(40, {}, 5)
    await call('batch.start', { batchId: id, rest: false })
    const { costNanoUsd } = await ended(id).then(() => call('batch.read', { batchId: id }))
    await call('batch.tune', { batchId: id, tuning: { maxCostNanoUsd: costNanoUsd + 1 } })
    await call('batch.start', { batchId: id, rest: true })
    expect(await ended(id)).toMatchObject({ status: 'paused', reason: 'budget' })
    expect(await call('batch.read', { batchId: id })).toMatchObject({ costNanoUsd, seal: { pending: 35 } })
    const whole = await operator.runTable(2)
    await expect(call('batch.tune', { batchId: whole.id, tuning: { concurrency: 2 } })).rejects.toThrow(
      `Batch ${whole.id} is complete. There is nothing left to tune.`,
    )
  })

  test('that is not there is named', async () => {
    const { call } = await openOperator()
    await expect(call('batch.read', { batchId: 7 as never })).rejects.toThrow('There is no batch 7')
  })
})
