import { expect, test } from 'vitest'
import { readSummary } from '../../../src/main/commands/reading/readSummary.ts'
import type { Session } from '../../../src/main/commands/session.ts'
import { openOperator } from '../../helpers/operator.ts'
import { tempDir } from '../../helpers/tempDir.ts'
import { ticketFile } from '../../helpers/tickets.ts'

const bodyOf = (row: number) => `The question of a customer, the ${row % 5}th.`

test('the rest of a sample has the price on the command line that it has in the window, rows that share an answer included', async () => {
  const { app, call, ended, import: imported } = await openOperator()
  const { id } = await imported(
    ticketFile(tempDir(), 40, bodyOf, () => 'Hello'),
    {},
    4,
  )
  await call('batch.start', { batchId: id, rest: false })
  await ended(id)
  const { rest } = await call('batch.read', { batchId: id })
  expect(rest.rows).toBe(36)
  const { restRows, restNanoUsd } = readSummary(app.store.batches.get(id)!, { app } as Session)
  expect({ rows: restRows, costNanoUsd: restNanoUsd }).toEqual(rest)
})
