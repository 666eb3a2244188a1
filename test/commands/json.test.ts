import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { millrace } from '../helpers/millrace.ts'
import { tempDir } from '../helpers/tempDir.ts'
import { ticketFile } from '../helpers/tickets.ts'

const statusKeys = ['batch', 'seal', 'checkpoints', 'calls', 'tokens', 'cost', 'answeredBy', 'failures']

/** Typed one after the other: each may build on what stands before it. */
const commands: readonly (readonly [string, number, readonly string[]])[] = [
  ['run tickets.csv --out results.csv', 0, statusKeys],
  ['import tickets.csv --no-such-flag', 2, ['error']],
  ['import tickets.csv', 0, [...statusKeys, 'rejects']],
  ['tune last --concurrency 4', 0, statusKeys],
  ['start last', 0, statusKeys],
  ['resume last', 0, statusKeys],
  ['retry last', 2, ['error']],
  ['retry last --items 1 --dry-run', 0, ['items', 'rows', 'impossible', 'costUsd']],
  ['retry last --items 1', 0, statusKeys],
  ['pause last', 2, ['error']],
  ['cancel last', 2, ['error']],
  ['import tickets.csv --limit 1', 0, [...statusKeys, 'rejects']],
  ['cancel last', 0, statusKeys],
  ['list', 0, ['batches']],
  ['status 1', 0, statusKeys],
  ['status 99', 2, ['error']],
  ['status', 2, ['error']],
  ['failures 1', 0, ['groups']],
  ['show 1 2', 0, ['item', 'artifacts', 'calls']],
  ['show 1 99', 2, ['error']],
  ['export 1 --out out.jsonl', 0, ['file', 'rows', 'bytes', 'manifest']],
  ['export 1 --out out.jsonl', 2, ['error']],
  ['export 1 --layout files --out tree', 0, ['file', 'rows', 'bytes', 'manifest']],
  ['import tree --layout files', 0, [...statusKeys, 'rejects']],
  ['pipelines', 0, ['pipelines']],
  ['workspaces', 0, ['workspaces']],
  ['cost --max-per-day 5', 0, ['totalUsd', 'practiceUsd', 'costs', 'budgets']],
  ['doctor', 0, ['ok', 'checks']],
  ['doctor --set-aside', 2, ['error']],
  ['list --workspace other', 2, ['error']],
  ['run none.csv', 2, ['error']],
  ['run tickets.csv --provider anthropic', 2, ['error']],
  ['serve --port 70000', 2, ['error']],
  ['practice-server --port none', 2, ['error']],
  ['nonsense', 2, ['error']],
  ['', 2, ['error']],
]

describe('with --json', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'millrace-'))
    ticketFile(folder, 2)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test.for(commands)('`millrace %s` ends with %i and prints one document', async ([typed, code, keys]) => {
    const args = typed.split(' ').filter(Boolean)
    const paths = args.map((arg) =>
      /^(tickets|results|none|out|tree)\b/.test(arg) ? join(folder, arg) : arg,
    )
    const ended = await millrace([...paths, '--json'], { dataDir: join(folder, 'data') })
    expect([ended.code, Object.keys(JSON.parse(ended.out) as object)]).toEqual([code, [...keys]])
  })
})

test('an error is the same sentence on stderr and in the document', async () => {
  const { out, err } = await millrace(['run', 'none.csv', '--json'], { dataDir: join(tempDir(), 'data') })
  expect([JSON.parse(out), err]).toEqual([
    { error: 'none.csv does not exist.' },
    'none.csv does not exist.\n',
  ])
})
