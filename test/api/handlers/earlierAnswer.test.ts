import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { spansOf } from '../../../src/shared/rowSpans.ts'
import { openOperator } from '../../helpers/operator.ts'
import { expectPromises } from '../../helpers/promises.ts'
import { tempDir } from '../../helpers/tempDir.ts'
import { exportedBatch } from '../../helpers/exportedBatch.ts'

/** Three answered rows of which the second was run again, in vain. */
async function rerunInVain(fault = 'refusal') {
  const operator = await openOperator()
  const { id } = await operator.runTable(3, { models: ['claude-sonnet-5-5'], maxRetries: 0 })
  const { call, server, ended, app } = operator
  const read = (row: number) => call('item.read', { batchId: id, row })
  const view = () => call('batch.read', { batchId: id })
  const answer = (await read(2)).rendered!
  const seal = (await view()).seal
  server.setFaults([fault])
  const scope = { rows: spansOf([2]), from: null, limit: null }
  const rerun = async (): Promise<void> => {
    await call('retry.run', { batchId: id, scope, expectedRows: 1 })
    await ended(id)
  }
  await rerun()
  const row = { batchId: id, row: 2 }
  const keep = () => call('item.keepEarlier', row)
  const undo = () => call('item.undoKeep', row)
  /** A row was rendered once and answered at most twice. */
  const promises = () => expectPromises(app.store, id, { retries: 1 })
  return { ...operator, id, answer, seal, read, view, rerun, keep, undo, promises }
}

test('a row that is run again in vain shows its earlier answer, and has it back with one press, free of charge', async () => {
  const { read, keep, answer, view, seal, server, app, id, promises } = await rerunInVain()
  const failed = await read(2)
  expect(failed).toMatchObject({ item: { status: 'failed' }, rendered: null, earlier: { rendered: answer } })
  const asked = server.requests()
  await keep()
  const kept = await read(2)
  expect(kept).toMatchObject({
    item: { status: 'complete', answeredBy: 'human', failure: null },
    ...{ rendered: answer, earlier: null, calls: failed.calls },
    banner: { title: 'A person kept the earlier answer of this row.' },
    history: [{ what: 'keep', by: 'the operator on the web page' }],
  })
  expect(kept.output!.map(({ name, value }) => [name, value])).toEqual(Object.entries(answer))
  expect(kept.item.costNanoUsd).toBe(failed.item.costNanoUsd)
  expect(server.requests()).toBe(asked)
  expect((await view()).seal).toEqual({ ...seal, model: 2, human: 1 })
  expect(app.store.events.list(id).at(-1)).toMatchObject({
    kind: 'keep',
    message: 'Earlier answer of row 2 kept, by the operator on the web page.',
  })
  promises()
})

test('the export says that a person let the earlier answer stand', async () => {
  const { keep, answer, app, id } = await rerunInVain()
  expect((await exportedBatch(app.store, id)).rows[1]).toMatchObject({ _status: 'failed', category: '' })
  await keep()
  expect((await exportedBatch(app.store, id)).rows[1]).toMatchObject({
    ...{ category: answer['category'], _status: 'complete', _answered_by: 'human', _error: '' },
  })
})

test('to keep an earlier answer can be undone, until the row changes again', async () => {
  const { read, keep, undo, view, rerun, server, promises, call, id } = await rerunInVain()
  const [before, seal] = [await read(2), (await view()).seal]
  await keep()
  await undo()
  const after = await read(2)
  expect(after).toMatchObject({
    ...before,
    item: { ...before.item, changedAt: after.item.changedAt },
    history: [{}],
  })
  expect((await view()).seal).toEqual(seal)
  promises()
  await expect(undo()).rejects.toThrow('has changed since')
  await keep()
  server.setFaults([])
  await rerun()
  await expect(undo()).rejects.toThrow('has changed since')
  await expect(keep()).rejects.toThrow('Row 2 has no earlier answer')
  expect((await call('batch.read', { batchId: id })).seal).toMatchObject({ model: 3, human: 0, failed: 0 })
})

test('a failure that was skipped gives its earlier answer back, too, and is no rest of a sample', async () => {
  const { call, id, keep, undo, view, promises } = await rerunInVain()
  const { groups } = await call('failures.groups', { batchId: id })
  await call('failures.skip', { batchId: id, fingerprint: groups[0]!.fingerprint })
  await keep()
  expect(await view()).toMatchObject({ seal: { human: 1, skipped: 0 }, rest: { rows: 0 } })
  promises()
  await undo()
  expect(await view()).toMatchObject({ seal: { human: 0, skipped: 1 }, rest: { rows: 0 } })
  promises()
})

test('a row that waits to be run again in a paused batch keeps its answer only while nobody works on it', async () => {
  const { read, keep, undo, view, call, id, ended, elsewhere, app, server, promises } =
    await rerunInVain('401')
  expect(await view()).toMatchObject({ status: 'paused', seal: { pending: 1, model: 2 } })
  expect((await read(2)).earlier).not.toBeNull()
  const other = elsewhere()
  const lease = other.leases.acquire(id, app.config.clock.now())
  if ('heldBy' in lease) throw new Error('it should be free')
  await expect(keep()).rejects.toThrow('Row 2 is being worked on.')
  other.leases.release(lease)
  await keep()
  promises()
  await undo()
  expect((await view()).seal).toMatchObject({ pending: 1, human: 0 })
  await keep()
  server.setFaults([])
  await call('batch.start', { batchId: id, rest: false })
  expect((await ended(id)).status).toBe('complete')
  await expect(undo()).rejects.toThrow(`Batch ${id} has gone on since. Retry row 2 instead.`)
  expect((await view()).seal).toMatchObject({ model: 2, human: 1, pending: 0 })
  promises()
})

test('what a later run has read is not taken for the earlier answer', async () => {
  const { app, id, read, keep, answer } = await rerunInVain()
  const { id: item } = app.store.items.get(id, 2)!
  app.store.artifacts.insert(item, { kind: 'output', body: '{"urgency":"low"}' }, 0)
  await keep()
  expect((await read(2)).output!.map(({ name, value }) => [name, value])).toEqual(Object.entries(answer))
})

test('all rows with one cause that had an answer get it back at once, and those that had none stay failed', async () => {
  const operator = await openOperator()
  const { call, server, ended, app } = operator
  server.setFaults(['refusal~Never'])
  const table = join(tempDir(), 't.csv')
  writeFileSync(table, 'id,body\n1,Never\n2,Now\n3,Then\n4,Soon\n5,Late\n')
  const { id } = await operator.runTable(table, { models: ['claude-sonnet-5-5'], maxRetries: 0 })
  const group = async () => (await call('failures.groups', { batchId: id })).groups[0]!
  expect((await group()).remedies.map(({ kind }) => kind)).not.toContain('keep_earlier')
  server.setFaults(['refusal'])
  const scope = { rows: spansOf([2, 3, 5]), from: null, limit: null }
  await call('retry.run', { batchId: id, scope, expectedRows: 3 })
  await ended(id)
  const { fingerprint, count, hint, remedies } = await group()
  expect({ count, hint }).toMatchObject({
    count: 4,
    hint: expect.stringContaining('3 of them had an answer before'),
  })
  expect(remedies.at(-1)).toEqual({ kind: 'keep_earlier', rows: 3, costNanoUsd: 0 })
  const asked = server.requests()
  expect(await call('failures.keepEarlier', { batchId: id, fingerprint })).toEqual({ rows: 3 })
  expect(server.requests()).toBe(asked)
  expect((await call('batch.read', { batchId: id })).seal).toMatchObject({ model: 1, human: 3, failed: 1 })
  expect(app.store.events.list(id).at(-1)).toMatchObject({
    kind: 'keep',
    message: 'Earlier answers of 3 rows kept, by the operator on the web page.',
  })
  expectPromises(app.store, id, { retries: 1 })
  await expect(call('failures.keepEarlier', { batchId: id, fingerprint })).rejects.toThrow(
    'Nothing was changed.',
  )
})

test('a row that never had an answer has none to keep', async () => {
  const { call, read, id, runTable } = { ...(await rerunInVain()) }
  const failed = await runTable(1, { models: ['claude-sonnet-5-5'], maxRetries: 0 })
  await expect(call('item.keepEarlier', { batchId: failed.id, row: 1 })).rejects.toThrow('no earlier answer')
  await expect(call('item.keepEarlier', { batchId: id, row: 1 })).rejects.toThrow('no earlier answer')
  expect((await read(1)).earlier).toBeNull()
})
