import { describe, expect, test } from 'vitest'
import { spansOf } from '../../../src/shared/rowSpans.ts'
import type { BatchSettings } from '../../../src/shared/batch.ts'
import type { BatchId } from '../../../src/shared/ids.ts'
import type { ItemDetail } from '../../../src/shared/views/itemViews.ts'
import { openOperator } from '../../helpers/operator.ts'
import { expectPromises } from '../../helpers/promises.ts'
import { tempDir } from '../../helpers/tempDir.ts'
import { ticketFile } from '../../helpers/tickets.ts'
import { exportedBatch } from '../../helpers/exportedBatch.ts'

const output = { urgency: 'low', category: 'other', suggested_response: 'We called you.', confidence: 1 }
const reason = 'I know the customer.'
const bodies = ['I was charged twice.', 'This is declined.', '', 'All is well.']

/** Rows 1 and 4 are answered, 2 is declined, 3 is empty. */
async function answeredBatch(settings: Partial<BatchSettings> = {}) {
  const operator = await openOperator({ faults: ['refusal~declined'] })
  const { id } = await operator.runTable(table(), { models: ['claude-sonnet-5-5'], ...settings })
  return withRows(operator, id)
}

/** The key is refused from the second row on: 2 and 4 are open. */
async function pausedBatch() {
  const operator = await openOperator({ faults: ['401@2-'] })
  const { id } = await operator.runTable(table(), { models: ['claude-sonnet-5-5'], concurrency: 1 })
  expect(operator.app.store.batches.get(id)!.status).toBe('paused')
  return withRows(operator, id)
}

function table(): string {
  const bodyOf = (row: number) => bodies[row - 1]!
  return ticketFile(tempDir(), bodies.length, bodyOf, (row) => bodyOf(row).slice(0, 5))
}

function withRows(operator: Awaited<ReturnType<typeof openOperator>>, id: BatchId) {
  const { call, app } = operator
  return {
    ...{ ...operator, id },
    read: (row: number): Promise<ItemDetail> => call('item.read', { batchId: id, row }),
    override: (row: number, given: Record<string, unknown> = output) =>
      call('item.override', { batchId: id, row, output: given, reason }),
    accept: (row: number, why: string | null = null) =>
      call('item.accept', { batchId: id, row, reason: why }),
    view: () => call('batch.read', { batchId: id }),
    /** `reruns`: how often a row was rendered beside its first time. */
    expectPromises: (reruns = 1) => expectPromises(app.store, id, { retries: reruns }),
  }
}

describe("a person's answer", () => {
  test.for([
    ['an answered', 1, {}],
    ['a declined', 2, {}],
    ['an empty', 3, {}],
    ['a default', 2, { defaultResponse: true }],
  ] as const)('takes the place of %s row: all that was paid is kept', async ([, row, settings]) => {
    const { read, override, view, expectPromises: promises } = await answeredBatch(settings)
    const [before, seal] = [await read(row), (await view()).seal]
    await override(row)
    const after = await read(row)
    expect(after).toMatchObject({
      item: { status: 'complete', answeredBy: 'human', model: null, failure: null, output },
      banner: { tone: 'human', body: reason },
      rendered: output,
      calls: before.calls,
      history: [{ by: 'the operator on the web page', what: 'override', reason }],
    })
    expect(after.output!.map(({ problem }) => problem)).toEqual([null, null, null, null])
    expect(after.item.costNanoUsd).toBe(before.item.costNanoUsd)
    const was = before.item.answeredBy ?? 'failed'
    expect((await view()).seal).toEqual({ ...seal, human: 1, [was]: seal[was as 'failed'] - 1 })
    promises()
  })

  test('takes the place of a failure that was skipped, which is no rest of a sample', async () => {
    const { read, override, view, call, id, expectPromises: promises } = await answeredBatch()
    const { fingerprint } = (await call('failures.groups', { batchId: id })).groups.find(
      ({ kind }) => kind === 'refusal',
    )!
    await call('failures.skip', { batchId: id, fingerprint })
    await override(2)
    expect((await read(2)).rendered).toEqual(output)
    expect(await view()).toMatchObject({ seal: { human: 1, skipped: 0, failed: 1 }, rest: { rows: 0 } })
    promises()
  })

  test('takes the place of a row that a sample left out, and the rest is one row less', async () => {
    const operator = await openOperator()
    const { id } = await operator.import(6, {}, 2)
    const { view, override, call, ended, expectPromises: promises } = withRows(operator, id)
    await call('batch.start', { batchId: id, rest: false })
    await ended(id)
    const unstarted = operator.app.store.views.rows({ id, facets: [] }, { parts: ['unstarted'] }, 0)
    await override(unstarted[0]!)
    expect(await view()).toMatchObject({ seal: { skipped: 3, human: 1 }, rest: { rows: 3 } })
    promises()
  })

  test('takes the place of an open row of a paused batch, which does not ask for it any more', async () => {
    const { override, view, call, id, ended, server, read, expectPromises: promises } = await pausedBatch()
    expect((await read(2)).cannotAccept).toBe('This row has no answer yet.')
    await override(2)
    promises()
    server.setFaults([])
    const before = server.requests()
    await call('batch.start', { batchId: id, rest: false })
    await ended(id)
    expect(server.requests() - before).toBe(1)
    expect(await view()).toMatchObject({ status: 'complete', seal: { human: 1, model: 2, failed: 1 } })
    promises()
  })

  test.for([
    [{ ...output, urgency: 'asap' }, 'urgency'],
    [{ ...output, confidence: 2 }, 'confidence'],
    [{}, 'category'],
  ] as const)('%j is refused by its field, and nothing is written', async ([given, field]) => {
    const { read, override, app } = await answeredBatch()
    const before = [await read(1), writesOf(app.store.db)]
    await expect(override(1, given)).rejects.toThrow(
      new RegExp(`^This answer cannot be stored\\. .*${field}`),
    )
    expect([await read(1), writesOf(app.store.db)]).toEqual(before)
  })

  test('is refused while the row is being worked on, also by another process, and stored afterwards', async () => {
    const { server, call, id, override, accept, read, ended, elsewhere, app } = await pausedBatch()
    const sentence = 'Row 2 is being worked on. Wait for it, or pause the batch.'
    const other = elsewhere()
    const lease = other.leases.acquire(id, app.config.clock.now())
    if ('heldBy' in lease) throw new Error('it should be free')
    await expect(override(2)).rejects.toThrow(sentence)
    other.leases.release(lease)
    server.setFaults(['hang~declined'])
    await call('batch.start', { batchId: id, rest: false })
    await server.afterRequests(3)
    await expect(override(2)).rejects.toThrow(sentence)
    await expect(accept(2)).rejects.toThrow(/being worked on/)
    await override(1)
    expect((await read(2)).history).toEqual([])
    await call('batch.pause', { batchId: id, now: true })
    await ended(id)
    await override(2)
    expect((await read(2)).rendered).toEqual(output)
  })

  test('stands in an export with the source row as it was, also after an edit, which the manifest names', async () => {
    const { call, id, override, ended, app } = await answeredBatch()
    await call('item.editInput', { batchId: id, row: 1, fields: { body: 'The app crashes.' } })
    await ended(id)
    await override(4)
    const { rows, manifest } = await exportedBatch(app.store, id)
    expect(manifest.editedRows).toEqual([{ row: 1, fields: ['body'] }])
    expect(rows[0]).toMatchObject({ body: bodies[0], category: 'technical', _status: 'complete' })
    expect(rows[3]).toMatchObject({ body: bodies[3], suggested_response: 'We called you.' })
    expect(rows.map((row) => row['_answered_by'])).toEqual([
      ...['practice/claude-sonnet-5-5', '', '', 'human'],
    ])
    expect(rows.map((row) => row['_rung'])).toEqual(['1', '', '', ''])
  })

  test.for([1, 2, 3])('to row %i gives way to a retry, which begins at the source', async (row) => {
    const { call, id, override, ended, read, server, expectPromises: promises } = await answeredBatch()
    await override(row)
    expect((await read(row)).retries.map(({ stage }) => stage)).toEqual(['acquire', 'render'])
    server.setFaults([])
    const scope = { rows: spansOf([row]), from: null, limit: null }
    await call('retry.run', { batchId: id, scope, expectedRows: 1 })
    await ended(id)
    const { item, history } = await read(row)
    expect(item.failure?.kind ?? item.answeredBy).toBe(row === 3 ? 'empty_input' : 'model')
    expect(history.map(({ what }) => what)).toEqual(['override'])
    promises(2)
  })

  test('is rendered again by a retry from there, and stays a person’s', async () => {
    const { call, id, override, ended, read, expectPromises: promises } = await answeredBatch()
    await override(3)
    const scope = { rows: spansOf([3]), from: 'render' as const, limit: null }
    await call('retry.run', { batchId: id, scope, expectedRows: 1 })
    await ended(id)
    expect(await read(3)).toMatchObject({ item: { answeredBy: 'human' }, rendered: output })
    promises(2)
  })
})

describe('to accept', () => {
  test("a default response makes it a person's, and it is counted as such", async () => {
    const { accept, read, view, expectPromises: promises } = await answeredBatch({ defaultResponse: true })
    const before = await read(2)
    await accept(2, 'Good enough.')
    const after = await read(2)
    expect(after).toMatchObject({ item: { answeredBy: 'human' }, rendered: before.rendered })
    expect(after.banner).toMatchObject({ title: 'A person accepted this answer.', body: 'Good enough.' })
    expect((await view()).seal).toMatchObject({ human: 1, default: 0 })
    await expect(accept(2)).rejects.toThrow('A person has answered this row already.')
    promises()
  })

  test("a model's answer leaves it the model's, and is remembered", async () => {
    const { accept, read, view, expectPromises: promises } = await answeredBatch()
    const seal = (await view()).seal
    await accept(1)
    expect(await read(1)).toMatchObject({
      ...{
        item: { answeredBy: 'model', model: 'claude-sonnet-5-5' },
        banner: { tone: 'human', title: 'A person accepted this answer.' },
      },
      history: [{ what: 'accept', reason: null }],
    })
    expect((await view()).seal).toEqual(seal)
    promises()
  })

  test('what has no answer is refused with the reason that the row shows', async () => {
    const failed = await answeredBatch()
    await expect(failed.accept(2)).rejects.toThrow((await failed.read(2)).cannotAccept!)
    const open = await pausedBatch()
    await expect(open.accept(4)).rejects.toThrow('This row has no answer yet.')
    expect((await open.read(4)).history).toEqual([])
  })
})

test('the history of a row is only ever added to', async () => {
  const { accept, override, call, id, ended, read } = await answeredBatch()
  const steps = [
    () => accept(1, 'Looks right.'),
    () => override(1),
    () => call('item.editInput', { batchId: id, row: 1, fields: { body: 'The app crashes.' } }),
    () => override(1, { ...output, urgency: 'high' }),
  ]
  for (const [index, step] of steps.entries()) {
    const before = (await read(1)).history
    await step()
    await ended(id)
    const after = (await read(1)).history
    expect(after.slice(0, index)).toEqual(before)
    expect(after).toHaveLength(index + 1)
  }
})

function writesOf(db: Awaited<ReturnType<typeof openOperator>>['app']['store']['db']): unknown {
  return db.prepare('select total_changes()').pluck().get()
}
