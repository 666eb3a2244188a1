import { expect, test } from 'vitest'
import { clockText } from '../../../src/main/commands/clockText.ts'
import { progressLine } from '../../../src/main/commands/running/progress.ts'
import { openCheckpoints } from '../../../src/main/commands/running/openCheckpoints.ts'
import { openDesk } from '../../helpers/desk.ts'

test('the progress line says what is done, where the rest stands, how fast, how long still and what it costs', async () => {
  const desk = await openDesk({ practice: { faults: ['529@1-2'] } })
  const { id } = await desk.runTable(10)
  expect(progressLine(desk.store.totals(desk.batch(id)), 1_234.5)).toMatch(
    /^10\/10 \| complete 10 \| 1,235 items\/min \| ETA 0:00 \| \$0\.01 \| retries 2 \| 429s 0$/,
  )
})

test('failed and skipped rows are not among those that stand at a checkpoint', async () => {
  const desk = await openDesk({ practice: { faults: ['400~case 3)'] } })
  const { id } = await desk.runTable(10)
  const read = openCheckpoints(desk.store, desk.batch(id))
  expect(progressLine(read(), null)).toMatch(/^10\/10 \| complete 9 \| .* \| failed 1$/)
})

test('what is not known yet is a dash', async () => {
  const desk = await openDesk()
  const { id } = await desk.import(10)
  expect(progressLine(desk.store.totals(desk.batch(id)), null)).toBe(
    '0/10 | pending 10 | - items/min | ETA - | $0.00 | retries 0 | 429s 0',
  )
})

test('times are written as on a clock', () => {
  expect([0, 6.2, 61, 3_725].map(clockText)).toEqual(['0:00', '0:07', '1:01', '1:02:05'])
})
