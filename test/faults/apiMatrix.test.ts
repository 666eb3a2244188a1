import { describe, expect, test } from 'vitest'
import { noTokens } from '../../src/shared/tokens.ts'
import { faultKinds, isReplyFault } from '../../src/main/llm/practice/faultKinds.ts'
import type { FaultKind } from '../../src/main/llm/practice/faultKinds.ts'
import type { Answered } from '../../src/main/llm/practice/practiceModel.ts'
import { createPrices } from '../../src/main/llm/prices.ts'
import type { Desk } from '../helpers/desk.ts'
import { openDesk } from '../helpers/desk.ts'
import { expectPromises, expectRest } from '../helpers/promises.ts'

const rows = 12
const concurrency = 4
/** These calls end only by their timeout, on the machine's own clock. The others must have time on a busy machine. */
const endless: ReadonlySet<FaultKind> = new Set(['hang', 'stall', 'drip'])
const timeoutFor = (kind: FaultKind): number => (endless.has(kind) ? 300 : 30_000)

const kinds = faultKinds as readonly FaultKind[]
const pausing: readonly FaultKind[] = ['401', '402', '403', '429-spend', 'credit', 'spend-limit']
/** No other model is left: the batch pauses as well, see test/engine/retry.test.ts. */
const unknownModel: FaultKind = '404'

describe.for(kinds)('the API answers %s', (kind) => {
  test('to every third request: every row ends with its answer or its reason, and the cost is that of what arrived', async () => {
    const desk = await openDesk({ practice: { faults: [`${kind}%3`], keepLog: true } })
    const { id } = await desk.runTable(rows, {
      concurrency,
      timeoutMs: timeoutFor(kind),
      defaultResponse: true,
    })
    for (let runs = 0; desk.batch(id).status === 'paused' && runs < rows; runs++) await desk.run(id)
    expect(desk.seal(id)).toMatchObject({ sourceRows: rows, pending: 0, running: 0, waiting: 0 })
    expectTrue(desk, id)
  })
})

test.for(kinds.filter((kind) => ![...pausing, unknownModel].includes(kind)))(
  'the API answers %s to every request: each row is answered or has its reason',
  async (kind) => {
    const { desk, id } = await alwaysAnswered(kind)
    const { failed, model } = desk.seal(id)
    expect(failed + model).toBe(rows)
    expectTrue(desk, id)
  },
)

test.for(pausing)(
  'the API answers %s to every request: the batch pauses after the calls in flight and fails nothing',
  async (kind) => {
    const { desk, id } = await alwaysAnswered(kind)
    expect(desk.batch(id).status).toBe('paused')
    expect(desk.seal(id)).toMatchObject({ failed: 0, pending: rows })
    expect(desk.server.requests()).toBeLessThanOrEqual(concurrency)
    expectTrue(desk, id)
  },
)

async function alwaysAnswered(kind: FaultKind) {
  const desk = await openDesk({ practice: { faults: [kind], keepLog: true } })
  const settings = { concurrency, timeoutMs: timeoutFor(kind), maxRetries: 1, models: ['claude-sonnet-5-5'] }
  const { id } = await desk.runTable(rows, settings)
  return { desk, id }
}

function expectTrue(desk: Desk, id: Parameters<Desk['batch']>[0]): void {
  expectPromises(desk.store, id)
  expectRest(desk.store, id)
  expect(desk.server.maxInFlight()).toBeLessThanOrEqual(concurrency)
  expect(desk.store.totals(desk.batch(id)).costNanoUsd).toBe(costOfWhatArrived(desk))
}

/** What the server produced and did not spoil on the way, priced. */
function costOfWhatArrived({ server, clock }: Desk): number {
  const prices = createPrices()
  return server.log
    .filter(({ fault }) => fault === null || isReplyFault(fault))
    .reduce(
      (sum, answered) => sum + (prices.costNanoUsd(modelIn(answered), tokensOf(answered), clock.now()) ?? 0),
      0,
    )
}

function modelIn({ answer, model }: Answered): string {
  return (JSON.parse(answer.body) as { model?: string }).model ?? model
}

function tokensOf({ usage }: Answered) {
  return { ...noTokens, input: usage?.input_tokens ?? 0, output: usage?.output_tokens ?? 0 }
}
