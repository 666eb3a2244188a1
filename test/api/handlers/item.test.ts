import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { spansOf } from '../../../src/shared/rowSpans.ts'
import type { BatchSettings } from '../../../src/shared/batch.ts'
import { itemId } from '../../../src/shared/ids.ts'
import { artifactKinds, sha256 } from '../../../src/main/store/answers/artifacts.ts'
import { openOperator } from '../../helpers/operator.ts'
import { skippingClock } from '../../helpers/skippingClock.ts'
import { tempDir } from '../../helpers/tempDir.ts'
import { ticketFile } from '../../helpers/tickets.ts'

const bodies = [
  'I was charged twice.',
  'I was charged twice.',
  'This is declined.',
  'This is odd.',
  '',
  'All is well.',
] as const
const model = 'claude-sonnet-5-5'

/** Rows 1 and 6 are answered, 2 as row 1 was, 3 is declined, 4 has no valid reply, 5 is empty. */
async function batchOfAll(settings: Partial<BatchSettings> = {}) {
  const faults = ['refusal~declined', 'wrong-enum~odd']
  const operator = await openOperator({ faults }, { clock: skippingClock() })
  const file = ticketFile(
    tempDir(),
    bodies.length,
    (row) => bodies[row - 1]!,
    (row) => (row === 5 ? '' : bodies[row - 1]!.slice(0, 5)),
  )
  const { id } = await operator.runTable(file, { models: [model], concurrency: 1, ...settings })
  const read = (row: number) => operator.call('item.read', { batchId: id, row })
  return { ...operator, id, read }
}

describe('the detail of a row', () => {
  test('that a model answered tells its source, prompt, reply, answer, call and what a retry costs', async () => {
    const { read } = await batchOfAll()
    const detail = await read(1)
    expect(detail).toMatchObject({
      item: { row: 1, externalId: 'T-1', title: 'I was', status: 'complete', answeredBy: 'model', rung: 1 },
      banner: null,
      source: [
        { column: 'id', value: 'T-1', field: 'id' },
        { column: 'subject', value: 'I was', field: 'subject' },
        { column: 'body', value: bodies[0], field: 'body' },
      ],
      isInputEdited: false,
      history: [],
      cannotAccept: null,
    })
    expect(detail.fields).toContainEqual({ name: 'body', value: bodies[0] })
    expect(detail.prompt!.user).toContain(bodies[0])
    expect(detail.prompt!.system).toContain('You classify')
    expect(JSON.parse(detail.response!.text)).toMatchObject({ category: 'billing' })
    expect(detail.output!.map(({ name, problem }) => [name, problem])).toEqual([
      ...[
        ['urgency', null],
        ['category', null],
      ],
      ...[
        ['suggested_response', null],
        ['confidence', null],
      ],
    ])
    expect(detail.output![1]).toMatchObject({ value: 'billing', choices: expect.arrayContaining(['other']) })
    expect(detail.rendered).toEqual(detail.item.output)
    expect(detail.calls).toMatchObject([{ attempt: 1, rung: 1, why: 'first', model, outcome: 'ok' }])
    expect(detail.stageMs).toMatchObject({ process: detail.calls[0]!.latencyMs, parse: null })
    expect(detail.retries.map(({ stage, costNanoUsd }) => [stage, costNanoUsd! > 0])).toEqual([
      ['acquire', true],
      ['prepare', true],
      ['process', true],
      ['parse', false],
      ['render', false],
    ])
  })

  test('out of the cache has a reply and no call', async () => {
    const { read } = await batchOfAll()
    const [detail, first] = [await read(2), await read(1)]
    expect(detail).toMatchObject({
      ...{ item: { answeredBy: 'cache', attempts: 0, costNanoUsd: 0, model }, banner: null },
      ...{ calls: [], stageMs: { process: null }, cannotAccept: null },
    })
    expect(detail.response).toEqual(first.response)
  })

  test('with the default response says so, and what went wrong', async () => {
    const { read } = await batchOfAll({ defaultResponse: true })
    const detail = await read(3)
    expect(detail).toMatchObject({ item: { answeredBy: 'default' }, cannotAccept: null })
    expect(detail.banner).toMatchObject({ tone: 'default', body: expect.stringContaining('every export') })
    expect(detail.rendered).toMatchObject({ urgency: 'medium', category: 'other', confidence: 0 })
    expect(detail.output![0]).toMatchObject({ name: 'urgency', value: 'medium' })
    expect(detail.retries.map(({ stage }) => stage)).not.toContain('parse')
  })

  test('with a bad reply shows each field with its problem and the allowed value that is nearest', async () => {
    const { read, app, id } = await batchOfAll()
    const detail = await read(4)
    expect(detail.banner).toMatchObject({ tone: 'failed', title: expect.stringContaining('after 3 calls') })
    expect(detail.helps).toBe('retry')
    expect(detail.output![0]).toMatchObject({ name: 'urgency', value: 'asap', nearest: null })
    expect(detail.output![0]!.problem).toBe('not one of critical, high, medium, low')
    expect(detail.output![1]!.problem).toBeNull()
    expect(detail.blank[0]).toMatchObject({ value: 'asap', problem: null })
    expect(detail.cannotAccept).toContain('There is no valid answer to accept')
    expect(detail.rendered).toBeNull()
    const { body } = app.store.artifacts.latest(itemId(id, 4), 'response')!
    replace(app.store.db, body, body.replace('asap', 'hihg'))
    expect((await read(4)).output![0]).toMatchObject({ value: 'hihg', nearest: 'high' })
  })

  test('that failed without a call has neither reply nor answer, and fields to fill in', async () => {
    const { read } = await batchOfAll()
    const detail = await read(5)
    expect(detail).toMatchObject({
      ...{ item: { status: 'failed' }, prompt: null, response: null, output: null, rendered: null },
      ...{ calls: [], retries: [{ stage: 'acquire', costNanoUsd: 0 }], helps: 'edit' },
    })
    expect(detail.blank.map(({ value }) => value)).toEqual([null, null, null, null])
  })

  test.for(artifactKinds)(
    'with a damaged %s is told without it, and so are its batch and its table',
    async (kind) => {
      const { read, app, id, call } = await batchOfAll()
      const whole = await read(1)
      for (const damage of ['{"urgency": "lo', '', '{}']) {
        const damaged = app.store.db.prepare('update artifact set body = ? where item_id = ? and kind = ?')
        expect(damaged.run(damage, itemId(id, 1), kind).changes).toBe(1)
        const detail = await read(1)
        expect(detail.source).toEqual(whole.source)
        expect(detail.calls).toEqual(whole.calls)
        expect(detail.prompt).toEqual(kind === 'prompt' ? null : whole.prompt)
        expect(detail.response).toEqual(kind === 'response' ? null : whole.response)
        const sort = { by: 'field:confidence', isDescending: true } as const
        const view = { filter: { values: { category: ['billing'] } }, sort }
        const page = await call('items.page', { batchId: id, view, offset: 0, limit: 10 })
        expect(page.items.map(({ row }) => row)).toEqual([1, 2])
        await call('batch.charts', { batchId: id })
        await call('batch.read', { batchId: id })
      }
    },
  )

  test('of a number that no row has is refused by its number, whatever is asked', async () => {
    const { read, call, id } = await batchOfAll()
    const ref = { batchId: id, row: 99 }
    const reason = 'Because.'
    for (const asked of [
      read(99),
      call('item.override', { ...ref, output: valid, reason }),
      call('item.accept', { ...ref, reason }),
      call('item.editInput', { ...ref, fields: { body: 'x' } }),
    ])
      await expect(asked).rejects.toThrow(`There is no row 99 in batch ${id}.`)
  })

  test('of a row that was rejected at import is refused with the reason', async () => {
    const operator = await openOperator()
    const file = join(tempDir(), 'tickets.csv')
    writeFileSync(file, 'ticket_id,subject,body\nT-1,a,b\ntoo,many,cells,here\n')
    const { id } = await operator.import(file)
    const reading = operator.call('item.read', { batchId: id, row: 2 })
    await expect(reading).rejects.toThrow('Row 2 was rejected at import: ')
  })
})

const valid = { urgency: 'low', category: 'other', suggested_response: 'Thank you.', confidence: 1 }

describe('an edit of the input', () => {
  test('runs the row again with the new prompt; the source row stays, and other fields keep their text', async () => {
    const { read, call, id, ended, server } = await batchOfAll()
    const [before, requests] = [await read(1), server.requests()]
    await call('item.editInput', { batchId: id, row: 1, fields: { body: 'The app crashes.' } })
    await ended(id)
    const after = await read(1)
    expect(server.requests()).toBe(requests + 1)
    expect(after.prompt!.user).toBe(before.prompt!.user.replace(bodies[0], 'The app crashes.'))
    expect(after).toMatchObject({ isInputEdited: true, rendered: { category: 'technical' } })
    expect(after.source).toEqual(before.source)
    expect(after.fields).toContainEqual({ name: 'subject', value: 'I was' })
    expect(after.history).toMatchObject([{ what: 'edit', by: 'the operator on the web page', reason: null }])
  })

  test('in a batch that has paused waits for it to be resumed, and starts none of its other rows', async () => {
    const { call, runTable, server, ended } = await openOperator()
    const { id } = await runTable(30, { maxCostNanoUsd: 20_000_000 })
    const [before, requests] = [await call('batch.read', { batchId: id }), server.requests()]
    await call('item.editInput', { batchId: id, row: 1, fields: { body: 'The app crashes.' } })
    const after = await call('batch.read', { batchId: id })
    expect(after).toMatchObject({ status: 'paused', reason: 'budget', message: before.message })
    expect(after.open.rows).toBe(before.open.rows + 1)
    await call('batch.tune', { batchId: id, tuning: { maxCostNanoUsd: null } })
    expect(server.requests()).toBe(requests)
    await call('batch.start', { batchId: id, rest: false })
    await ended(id)
    const { prompt, item } = await call('item.read', { batchId: id, row: 1 })
    expect(prompt!.user).toContain('The app crashes.')
    expect(item.status).toBe('complete')
  })

  test('outlives a retry from the beginning, and gives way to a newer edit', async () => {
    const { read, call, id, ended } = await batchOfAll()
    for (const body of ['The app crashes.', 'Please add a dark theme.']) {
      await call('item.editInput', { batchId: id, row: 5, fields: { body } })
      await ended(id)
    }
    const scope = { rows: spansOf([5]), from: 'acquire' as const, limit: null }
    await call('retry.run', { batchId: id, scope, expectedRows: 1 })
    await ended(id)
    const detail = await read(5)
    expect(detail.prompt!.user).toContain('Please add a dark theme.')
    expect(detail).toMatchObject({ item: { status: 'complete', attempts: 3 }, isInputEdited: true })
    expect(detail.history).toHaveLength(2)
  })

  test('of a field that there is not, or of a row without an outcome, is refused and not kept', async () => {
    const { read, call, id, import: imported } = await batchOfAll()
    await expect(call('item.editInput', { batchId: id, row: 1, fields: { bdoy: 'x' } })).rejects.toThrow(
      'There is no field "bdoy". There is: body, subject, id, customer_email.',
    )
    const { id: fresh } = await imported(3)
    await expect(call('item.editInput', { batchId: fresh, row: 2, fields: { body: 'x' } })).rejects.toThrow(
      'Row 2 has no outcome yet',
    )
    expect((await call('item.read', { batchId: fresh, row: 2 })).isInputEdited).toBe(false)
    expect((await read(1)).history).toEqual([])
  })
})

/** As if the model had answered so. */
function replace(
  db: Awaited<ReturnType<typeof openOperator>>['app']['store']['db'],
  was: string,
  is: string,
) {
  db.prepare('update artifact set body = ?, sha256 = ? where body = ?').run(is, sha256(is), was)
}
