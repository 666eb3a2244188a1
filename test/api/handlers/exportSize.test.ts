import { describe, expect, test } from 'vitest'
import { spansOf } from '../../../src/shared/rowSpans.ts'
import type { CallInput } from '../../../src/shared/contract.ts'
import { openTableDesk } from '../../helpers/tableDesk.ts'

type Wanted = Omit<CallInput<'export.run'>, 'target' | 'overwrite'>

/** What a plan says, and what is then written. */
async function sizes(desk: ReturnType<typeof openTableDesk>, wanted: Wanted) {
  const { bytes: said } = await desk.call('export.plan', wanted)
  const { target } = await desk.call('export.target', { fileName: `r.${wanted.format}`, ask: true })
  const job = await desk.call('export.run', { ...wanted, target: target!.target, overwrite: true })
  const { result } = await desk.over(job)
  return { said, written: (result as Extract<typeof result, { kind: 'export' }>).exported.bytes }
}

/** How long the texts of a table are, row by row. Words differ, so that a sheet cannot pack them away. */
const courses: Record<string, (row: number) => number> = {
  'long texts behind short ones': (row) => (row < 600 ? 3 : 60),
  'short texts behind long ones': (row) => (row < 600 ? 90 : 3),
  'a long text in every tenth row': (row) => (row % 10 === 0 ? 300 : 5),
  'texts of any length': (row) => (row * 7_919) % 140,
}

/** One of some thousand words, in no order. */
function wordAt(place: number): string {
  const mixed = Math.imul(place ^ (place >>> 15), 0x2c1b_3c6d)
  return ((mixed ^ (mixed >>> 12)) >>> 18).toString(36)
}

describe.each(Object.entries(courses))('the size that is said before an export of %s', (_, wordsIn) => {
  const words = (row: number): string =>
    Array.from({ length: wordsIn(row) }, (_, at) => wordAt(row * 1_000 + at)).join(' ')
  const lines = Array.from({ length: 3_000 }, (_, at) => `T-${at + 1},Please help: ${words(at)}`)

  test.for(['csv', 'jsonl', 'xlsx'] as const)('holds within a fifth, as %s', async (format) => {
    const desk = openTableDesk()
    const batchId = await desk.imported(desk.source('t.csv', `id,body\n${lines.join('\n')}\n`))
    const { said, written } = await sizes(desk, { batchId, rows: { kind: 'all' }, format, columns: null })
    expect(said / written).toBeGreaterThan(0.8)
    expect(said / written).toBeLessThan(1.2)
  })
})

test('the size that is said is that of the chosen columns and rows', async () => {
  const desk = openTableDesk()
  const batchId = await desk.imported(desk.source('t.csv', 'id,body\n1,Hi\n2,A long text\n3,Hello\n'))
  const rows = { kind: 'rows' as const, rows: spansOf([1, 3]) }
  const { said, written } = await sizes(desk, { batchId, rows, format: 'csv', columns: ['id', '_status'] })
  expect(said).toBe(written)
})
