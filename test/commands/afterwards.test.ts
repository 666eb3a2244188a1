import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, afterAll, describe, expect, test } from 'vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { PracticeServer } from '../../src/main/llm/practiceServer.ts'
import { startPracticeServer } from '../../src/main/llm/practiceServer.ts'
import type { Ended, Shell } from '../helpers/millrace.ts'
import { millrace } from '../helpers/millrace.ts'
import { ticketFile } from '../helpers/tickets.ts'

const key = 'sk-canary-5d1e0c9a7b'
let folder: string
let server: PracticeServer
let shell: Shell

/** One finished batch for all of this file's tests: 12 rows, row 5 refused, row 9 overloaded. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-'))
  server = await startPracticeServer({ seed: 1, faults: ['400~case 5)', '529~case 9)'] })
  shell = {
    dataDir: join(folder, 'data'),
    env: { ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: key },
  }
  await millrace(['run', ticketFile(folder, 12), '--max-retries', '0'], shell)
})

afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('after a run', () => {
  test('list shows the batch', async () => {
    expect(json(await run('list'))).toMatchObject({
      batches: [{ batch: { id: 1, status: 'complete' }, seal: { failed: 2 } }],
    })
  })

  test('failures are grouped by cause, with the price of a retry', async () => {
    const { groups } = json(await run('failures', 'last')) as { groups: { kind: string; rows: number[] }[] }
    expect(groups.map(({ kind, rows }) => [kind, rows])).toEqual([
      ['bad_request', [5]],
      ['overloaded', [9]],
    ])
    expect(groups[0]).toMatchObject({
      count: 1,
      stage: 'process',
      retryCostUsd: expect.stringMatching(/^0\.\d{9}$/),
    })
  })

  test('show prints every artifact and call of a row', async () => {
    const shown = json(await run('show', 'last', '3')) as {
      artifacts: { prompt: { user: string } }
      calls: object[]
    }
    expect(shown).toMatchObject({
      item: { row: 3, externalId: 'T-3', status: 'complete', checkpoint: 'complete', rung: 1 },
      artifacts: { input: { subject: 'Ticket 3' }, output: { confidence: expect.any(Number) } },
      calls: [{ model: 'claude-sonnet-5-5', attempt: 1, status: 200, failureKind: null }],
    })
    expect(shown.artifacts.prompt.user).toContain('case 3')
  })

  test('a retry says first how many rows and how much, and changes nothing when only asked', async () => {
    const before = server.requests()
    const plan = json(await run('retry', 'last', '--kind', 'overloaded', '--dry-run'))
    expect(plan).toMatchObject({ items: 1, rows: [9], costUsd: expect.stringMatching(/^0\.\d{9}$/) })
    expect(server.requests()).toBe(before)
  })

  test('export takes columns and a status, and refuses to overwrite', async () => {
    const out = join(folder, 'failed.csv')
    const args = ['export', 'last', '--out', out, '--only', 'failed', '--columns', 'id,_error']
    expect(json(await run(...args))).toMatchObject({ file: out, rows: 2, bytes: statSync(out).size })
    const rows = parse<Record<string, string>>(readFileSync(out), { columns: true })
    expect(rows.map((row) => row['id'])).toEqual(['T-5', 'T-9'])
    expect(rows[0]!['_error']).toContain('bad_request')
    expect((await run(...args)).code).toBe(2)
    expect((await run(...args, '--force')).code).toBe(0)
  })

  test('cost adds up to what status says', async () => {
    const { totalUsd } = json(await run('cost')) as { totalUsd: string }
    const status = json(await run('status', '1')) as { cost: { usd: string } }
    expect(totalUsd).toBe(status.cost.usd)
  })

  test('a workspace that nothing was imported into is not there, and asking for it does not make it', async () => {
    for (const args of [['list'], ['status', 'last'], ['failures', '1'], ['show', '1', '3'], ['cost']]) {
      const { code, err } = await run(...args, '--workspace', 'other')
      expect([code, err]).toEqual([2, expect.stringContaining('There is no workspace "other" yet.')])
    }
    const { workspaces } = json(await run('workspaces')) as { workspaces: { name: string }[] }
    expect(workspaces.map(({ name }) => name)).toEqual(['default'])
  })

  test('a retry of a row that is not there, or of nothing, says so and ends with 2, also when only asked', async () => {
    for (const flags of [[], ['--dry-run']]) {
      const missing = await run('retry', 'last', '--items', '99', ...flags)
      expect([missing.code, missing.err]).toEqual([
        2,
        expect.stringContaining('There is no row 99 in batch 1'),
      ])
      const nothing = await run('retry', 'last', '--kind', 'refusal', ...flags)
      expect([nothing.code, nothing.err]).toEqual([2, 'Nothing of batch 1 matches, so nothing was run.\n'])
    }
  })

  test('resume with nothing left to do says so, changes nothing and writes the results', async () => {
    const before = json(await run('status', 'last'))
    const out = join(folder, 'again.csv')
    const ended = await run('resume', 'last', '--out', out)
    expect([ended.code, ended.err]).toEqual([3, 'Batch 1 is complete; there is nothing left to do.\n'])
    expect(json(ended)).toEqual(before)
    expect(existsSync(out)).toBe(true)
  })

  test('doctor finds everything in order and does not print the key', async () => {
    const ended = await run('doctor')
    expect(ended.code, ended.out).toBe(0)
    expect(json(ended)).toMatchObject({ ok: true })
    expect(ended.out + ended.err).not.toContain(key)
  })

  test('pipelines are listed with what they read and write', async () => {
    expect(json(await run('pipelines'))).toMatchObject({ pipelines: [{ name: 'ticket-classifier' }] })
  })

  test('the key is in no file', () => {
    expect(readFileSync(join(folder, 'data', 'workspaces', 'default.db')).includes(key)).toBe(false)
  })
})

function run(...args: string[]): Promise<Ended> {
  return millrace([...args, '--json'], shell)
}

function json({ out, err }: Ended): object {
  if (out === '') throw new Error(err)
  return JSON.parse(out) as object
}
