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
/** A hanging call ends after this time of the machine's own clock. */
const timeoutMs = 300

const pausing = new Set(['401', '402', '403', '429-spend', 'credit', 'spend-limit'])

describe.for(faultKinds as readonly FaultKind[])('the API answers %s', (kind) => {
  test('to every third request: every row ends with its answer or its reason, and the cost is that of what arrived', async () => {
    const desk = await openDesk({ practice: { faults: [`${kind}%3`], keepLog: true } })
    const { id } = await desk.runTable(rows, { concurrency, timeoutMs, defaultResponse: true })
    for (let runs = 0; desk.batch(id).status === 'paused' && runs < rows; runs++) await desk.run(id)
    expect(desk.seal(id)).toMatchObject({ sourceRows: rows, pending: 0, running: 0, waiting: 0 })
    expectTrue(desk, id)
  })

  test('to every request: no row is lost, and trouble of the whole batch pauses it', async () => {
    const desk = await openDesk({ practice: { faults: [kind], keepLog: true } })
    const settings = { concurrency, timeoutMs, maxRetries: 1, models: ['claude-sonnet-5-5'] }
    const batch = await desk.runTable(rows, settings)
    if (pausing.has(kind)) {
      expect(batch.status).toBe('paused')
      expect(desk.seal(batch.id)).toMatchObject({ failed: 0, pending: rows })
      expect(desk.server.requests()).toBeLessThanOrEqual(concurrency)
    } else if (kind === '404') expect(batch).toMatchObject({ status: 'paused', reason: 'model' })
    else {
      const { failed, model } = desk.seal(batch.id)
      expect(failed + model).toBe(rows)
    }
    expectTrue(desk, batch.id)
  })
})

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
