import { expect, test } from 'vitest'
import type { BatchId } from '../../../src/shared/ids.ts'
import type { EventTopic, LoggedEvent } from '../../../src/shared/views/eventViews.ts'
import { openOperator } from '../../helpers/operator.ts'

const settings = { models: ['claude-sonnet-5-5'], concurrency: 1 }
const output = { urgency: 'low', category: 'other', suggested_response: 'We called you.', confidence: 1 }

test('whatever an operator does to a batch stands in its log, with who did it', async () => {
  const { call, ended, ...operator } = await openOperator({
    faults: ['refusal~order 2.', 'refusal~order 3.'],
  })
  const { id } = await operator.import(6, settings, 4)
  const batchId = id
  await call('batch.tune', { batchId, tuning: { concurrency: 2 } })
  await call('batch.start', { batchId, rest: false })
  await ended(id)
  const [failed] = (await call('failures.groups', { batchId })).groups
  await call('item.override', { batchId, row: 1, output, reason: 'I know the customer.' })
  const rows = operator.app.store.views.rows({ id, facets: [] }, { parts: ['model'] }, 0)
  await call('item.accept', { batchId, row: rows[0]!, reason: null })
  await call('item.editInput', { batchId, row: rows[0]!, fields: { subject: 'Other' } })
  await ended(id)
  if (failed) await call('failures.skip', { batchId, fingerprint: failed.fingerprint })
  await call('batch.start', { batchId, rest: true })
  await ended(id)
  const { events } = await call('batch.events', { batchId, topic: 'operator' })
  const said = events.toReversed().map(({ message }) => message)
  const by = 'by the operator on the web page.'
  expect(said.filter((message) => !message.endsWith(by))).toEqual([])
  expect(said).toEqual([
    `concurrency 16 -> 2, ${by}`.replace('16', '1'),
    `Started ${by}`,
    `Row 1 answered by hand: “I know the customer.”, ${by}`,
    `Answer of row ${rows[0]} accepted, ${by}`,
    `Input of row ${rows[0]} edited, ${by}`,
    `1 row put back to work from acquire, ${by}`,
    ...(failed
      ? [`${failed.count === 1 ? '1 row' : `${failed.count} rows`} that failed as refusal skipped, ${by}`]
      : []),
    `2 skipped rows to run after all, ${by}`,
    `Resumed ${by}`,
  ])
  expect(events.filter(({ row }) => row !== null).map(({ kind, row }) => [kind, row])).toEqual([
    ['edit', rows[0]],
    ['accept', rows[0]],
    ['override', 1],
  ])
})

/** A batch with so many events, every tenth of them about a model. */
async function longLog(length: number) {
  const operator = await openOperator()
  const { id } = await operator.import(1)
  for (let at = 1; at <= length; at++) {
    const cause = at % 10 === 0 ? ('down' as const) : ('held' as const)
    const data = { model: 'm', cause, failure: 'overloaded', concurrency: at } as const
    operator.app.store.events.add(id, { at, kind: 'limiter', message: `event ${at}`, data })
  }
  return { ...operator, id, all: (topic?: EventTopic) => allOf(operator, id, topic) }
}

/** Page by page, each from below the one before. */
async function allOf(
  { call }: Pick<Awaited<ReturnType<typeof openOperator>>, 'call'>,
  batchId: BatchId,
  topic?: EventTopic,
): Promise<LoggedEvent[]> {
  const events: LoggedEvent[] = []
  for (;;) {
    const before = events.at(-1)?.id
    const page = await call('batch.events', { batchId, topic, before, limit: 7 })
    expect(page.newer).toBe(events.length)
    events.push(...page.events)
    if (!page.hasOlder) return events
  }
}

test('a long log is read page by page, all of it or what is about one thing, and none is missing', async () => {
  const { all, call, id } = await longLog(100)
  expect((await all()).map(({ at }) => at)).toEqual(Array.from({ length: 100 }, (_, index) => 100 - index))
  expect((await all('models')).map(({ at }) => at)).toEqual([100, 90, 80, 70, 60, 50, 40, 30, 20, 10])
  expect(await all('trouble')).toEqual([])
  const { counts } = await call('batch.events', { batchId: id })
  expect(counts).toEqual({ operator: 0, limits: 90, models: 10, trouble: 0, run: 0 })
})

test('an entry is shown with the few that came right after it, also within one topic', async () => {
  const { all, call, id } = await longLog(100)
  const [newest, ...rest] = await all()
  const find = (at: number) => rest.find((event) => event.at === at)!
  const page = await call('batch.events', { batchId: id, around: find(50).id, limit: 6 })
  expect(page.events.map(({ at }) => at)).toEqual([54, 53, 52, 51, 50, 49])
  expect(page.newer).toBe(46)
  const models = await call('batch.events', { batchId: id, around: find(50).id, topic: 'models', limit: 6 })
  expect(models.events.map(({ at }) => at)).toEqual([90, 80, 70, 60, 50, 40])
  const last = await call('batch.events', { batchId: id, around: newest!.id, limit: 2 })
  expect(last).toMatchObject({ newer: 0, events: [{ at: 100 }, { at: 99 }] })
})

test('each pause is about what made it', async () => {
  const { app, id, all } = await longLog(0)
  const kinds = ['paused:operator', 'paused:auth', 'lost_calls', 'started', 'cancelled'] as const
  for (const kind of kinds) app.store.events.add(id, { at: 1, kind, message: kind })
  const data = { scope: 'batch', worstNanoUsd: 1 } as const
  app.store.events.add(id, { at: 1, kind: 'paused:budget', message: 'no room', data })
  const topics = (await all()).toReversed().map(({ topic }) => topic)
  expect(topics).toEqual(['operator', 'trouble', 'trouble', 'run', 'operator', 'limits'])
})
