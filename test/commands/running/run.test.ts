import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { PracticeOptions, PracticeServer } from '../../../src/main/llm/practiceServer.ts'
import { startPracticeServer } from '../../../src/main/llm/practiceServer.ts'
import type { Shell } from '../../helpers/millrace.ts'
import { millrace, start, statusOf } from '../../helpers/millrace.ts'
import { tempDir } from '../../helpers/tempDir.ts'
import { ticketFile } from '../../helpers/tickets.ts'

describe('millrace run', () => {
  test('answers every row, in source order, and says where each one is', async () => {
    const { shell, folder, server } = await office()
    const out = join(folder, 'results.csv')
    const ended = await millrace(['run', ticketFile(folder, 200), '--out', out, '--json'], shell)
    expect(ended.code, ended.err).toBe(0)
    expect(server.requests()).toBe(200)
    expect(statusOf(ended).seal).toMatchObject({ sourceRows: 200, model: 200, pending: 0 })
    const rows = parse<Record<string, string>>(readFileSync(out), { columns: true })
    expect(rows.map((row) => row['id'])).toEqual(Array.from({ length: 200 }, (_, index) => `T-${index + 1}`))
    expect(Object.keys(rows[0]!)).toEqual([
      ...['id', 'subject', 'body', 'urgency', 'category', 'suggested_response', 'confidence'],
      ...['_status', '_answered_by', '_rung', '_attempts', '_cost_usd', '_error'],
    ])
    expect(rows[7]).toMatchObject({
      _status: 'complete',
      _answered_by: 'claude-sonnet-5-5',
      _rung: '1',
      _attempts: '1',
    })
    const manifest = JSON.parse(readFileSync(`${out}.manifest.json`, 'utf8')) as object
    expect(manifest).toMatchObject({ file: { rows: 200 }, seal: { sourceRows: 200, model: 200 } })
  })

  test('with --json stdout holds one document and nothing else', async () => {
    const { shell, folder } = await office()
    const ended = await millrace(['run', ticketFile(folder, 3), '--json'], shell)
    expect(Object.keys(statusOf(ended))).toEqual([
      ...['batch', 'seal', 'checkpoints', 'calls', 'tokens', 'cost', 'answeredBy', 'failures'],
    ])
  })

  test('ends with 3 when a row fails, and says why and what to do', async () => {
    const { shell, folder } = await office({ faults: ['400~case 2)'] })
    const ended = await millrace(['run', ticketFile(folder, 3)], shell)
    expect(ended.code).toBe(3)
    expect(ended.out).toContain('Failed')
    expect(ended.out).toContain('0 unaccounted')
    expect(ended.out).toContain('node bin/millrace.js retry 1')
  })

  test('ends with 4 when the key is refused, and names the way on', async () => {
    const { shell, folder } = await office({ faults: ['401'] })
    const ended = await millrace(['run', ticketFile(folder, 30)], shell)
    expect(ended.code).toBe(4)
    expect(ended.out).toContain('node bin/millrace.js resume 1')
  })

  test('a second run of the same table costs nothing and says that it was seen before', async () => {
    const { shell, folder, server } = await office()
    const file = ticketFile(folder, 10)
    await millrace(['run', file], shell)
    const second = await millrace(['run', file, '--json'], shell)
    expect(server.requests()).toBe(10)
    expect(statusOf(second).cost.usd).toBe('0.000000000')
    expect(second.err).toContain('imported before as batch 1')
  })

  test('an output file that exists is found out before anything is spent', async () => {
    const { shell, folder, server } = await office()
    const out = join(folder, 'results.csv')
    writeFileSync(out, 'precious')
    const ended = await millrace(['run', ticketFile(folder, 3), '--out', out], shell)
    expect(ended.code).toBe(2)
    expect(server.requests()).toBe(0)
    expect(readFileSync(out, 'utf8')).toBe('precious')
  })

  test('Ctrl+C stops cleanly, says how to resume, and resume finishes without asking twice', async () => {
    const { shell, folder, server } = await office({ latency: 200 })
    const out = join(folder, 'results.csv')
    const running = start(['run', ticketFile(folder, 100), '--concurrency', '4', '--out', out], shell)
    await server.afterRequests(20)
    running.child.kill('SIGINT')
    const ended = await running.ended
    expect(ended.code).toBe(130)
    expect(ended.err).toContain('node bin/millrace.js resume 1')
    expect(existsSync(out)).toBe(false)
    server.setLatency(0)
    const resumed = await millrace(['resume', 'last', '--json', '--out', out], shell)
    expect(statusOf(resumed).seal).toMatchObject({ model: 100, pending: 0 })
    expect(server.requests()).toBe(100)
  })

  test('Ctrl+C a second time stops at once: calls that hang are not awaited, and nothing stored is lost', async () => {
    const { shell, folder, server } = await office({ faults: ['hang@11-'] })
    const running = start(['run', ticketFile(folder, 30), '--concurrency', '4'], shell)
    await server.afterRequests(14)
    running.child.kill('SIGINT')
    await running.printed('Stopping: waiting for 4 calls in flight')
    running.child.kill('SIGINT')
    expect((await running.ended).code).toBe(130)
    server.setFaults([])
    const resumed = await millrace(['resume', 'last', '--json'], shell)
    expect(statusOf(resumed).seal).toMatchObject({ model: 30, pending: 0 })
    expect(server.requests()).toBe(30 + 4)
  })

  test('a sample runs first, and start runs the rest', async () => {
    const { shell, folder, server } = await office()
    const sampled = await millrace(['run', ticketFile(folder, 50), '--sample', '10'], shell)
    expect(sampled.out).toMatch(/The sample of batch 1 "tickets\.csv" is complete: 10 of 50 rows in 0:0\d\./)
    expect(sampled.out).toMatch(/The other 40 rows: about \$0\.0[2-9] \(measured on 10\)/)
    const rest = await millrace(['start', 'last', '--json'], shell)
    expect(statusOf(rest).seal).toMatchObject({ model: 50, skipped: 0 })
    expect(server.requests()).toBe(50)
  })

  test.for([
    ['whose failures were paid, counts them', 'wrong-enum~odd', 20, [0.9, 1.1]],
    ['whose failures were free, does not take the others for cheaper', '400~odd', 10, [1.9, 2.1]],
  ] as const)('what the rest will cost after a sample %s', async ([, fault, measured, [least, most]]) => {
    const { shell, folder } = await office({ faults: [fault] })
    const file = ticketFile(
      folder,
      100,
      (row) => `${row % 10 < 5 ? 'odd' : 'even'} number ${row} of my orders`,
    )
    const flags = ['--sample', '20', '--model', 'claude-sonnet-5-5']
    const { out } = await millrace(['run', file, ...flags], shell)
    const [, said, on] = /The other 80 rows: about \$([\d.]+) \(measured on (\d+)\)/.exec(out) ?? []
    expect(Number(on)).toBe(measured)
    const spent = async () => Number(statusOf(await millrace(['status', 'last', '--json'], shell)).cost.usd)
    const before = await spent()
    await millrace(['start', 'last'], shell)
    const share = Number(said) / ((await spent()) - before)
    expect(share).toBeGreaterThan(least)
    expect(share).toBeLessThan(most)
  })

  test('a sample asks a different question with each row, also where every second row repeats one', async () => {
    const { shell, folder, server } = await office()
    const file = ticketFile(
      folder,
      60,
      (row) => (row % 2 === 1 ? 'Where is my order?' : `Is order ${row} on its way?`),
      () => 'Order',
    )
    const sampled = await millrace(['run', file, '--sample', '10', '--json'], shell)
    expect(statusOf(sampled).seal).toMatchObject({ model: 10, cache: 0, skipped: 50 })
    expect(server.requests()).toBe(10)
  })

  test('without a key the practice model answers, and every result says so', async () => {
    const folder = tempDir()
    const shell = { dataDir: join(folder, 'data') }
    const out = join(folder, 'results.csv')
    const ended = await millrace(['run', ticketFile(folder, 4), '--out', out], shell)
    expect(ended.code, ended.err).toBe(0)
    expect(ended.out).toContain('practice')
    expect(readFileSync(out, 'utf8')).toContain('practice/claude-sonnet-5-5')
  })

  test.for([
    [['run'], /missing required argument/],
    [['run', 'nowhere.csv'], /nowhere\.csv/],
    [['run', 'README.md', '--concurrency', '0'], /whole number from 1/],
    [['run', 'README.md', '--provider', 'openai'], /anthropic, practice/],
    [['status', '7'], /no batch "7"/],
    [['frobnicate'], /unknown command/],
    [['retry', 'last', '--from', 'digest'], /acquire, prepare, process, parse, render/],
    [['list', '--workspace', '../other'], /cannot be a workspace name/],
  ] as const)('wrong usage (%s) gets one sentence and exit code 2', async ([args, sentence]) => {
    const ended = await millrace(args, { dataDir: tempDir() })
    expect(ended.code).toBe(2)
    expect(ended.err).toMatch(sentence)
    expect(ended.err).not.toContain('    at ')
    expect(ended.out).toBe('')
  })
})

/** A data folder, and a server that `millrace` takes for a real one. */
async function office(
  options: PracticeOptions = {},
): Promise<{ shell: Shell; folder: string; server: PracticeServer }> {
  const server = await startPracticeServer({ seed: 1, ...options })
  onTestFinished(() => server.close())
  const folder = tempDir()
  return { server, folder, shell: { dataDir: join(folder, 'data'), env: { ANTHROPIC_BASE_URL: server.url } } }
}
