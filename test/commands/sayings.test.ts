import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, onTestFinished, test } from 'vitest'
import { importFile } from '../../src/main/commands/running/importFile.ts'
import { Interrupted } from '../../src/main/commands/interrupted.ts'
import { outagesIn } from '../../src/main/operations/failures/outages.ts'
import { defaultSettings } from '../../src/main/operations/run/batchSettings.ts'
import { inSession } from '../../src/main/commands/session.ts'
import { systemClock } from '../../src/main/systemClock.ts'
import type { PracticeOptions } from '../../src/main/llm/practiceServer.ts'
import { startPracticeServer } from '../../src/main/llm/practiceServer.ts'
import { openDesk } from '../helpers/desk.ts'
import type { Shell } from '../helpers/millrace.ts'
import { millrace, start } from '../helpers/millrace.ts'
import { tempDir } from '../helpers/tempDir.ts'
import { ticketFile } from '../helpers/tickets.ts'

describe('practice', () => {
  test('is named in cached rows as well, and never counted as money that was spent', async () => {
    const { shell, folder } = await practice()
    const out = join(folder, 'results.csv')
    const same = ticketFile(
      folder,
      4,
      () => 'The app crashes.',
      () => 'Crash',
    )
    await millrace(['run', same, '--out', out], shell)
    const rows = parse<Record<string, string>>(readFileSync(out), { columns: true })
    expect(rows.map((row) => row['_answered_by'])).toEqual([
      'practice/claude-sonnet-5-5',
      ...['practice/cache', 'practice/cache', 'practice/cache'],
    ])
    const document = JSON.parse((await millrace(['cost', '--json'], shell)).out) as object
    expect(document).toMatchObject({
      totalUsd: '0.000000000',
      practiceUsd: expect.stringMatching(/^0\.00[1-9]/),
    })
    const said = (await millrace(['cost'], shell)).out
    expect(said).toContain('Nothing spent yet.')
    expect(said).toMatch(/Practice, free +\$0\.00\d\d/)
  })

  test('a rehearsed sample tells what the rest would cost at list prices', async () => {
    const { shell, folder } = await practice()
    const { out } = await millrace(['run', ticketFile(folder, 1_000), '--sample', '4'], shell)
    expect(out).toContain('is complete: 4 of 1,000 rows in 0:0')
    expect(out).toMatch(/The other 996 rows: about \$[01]\.\d+ \(measured on 4, at list prices\)/)
  })
})

describe('the summary', () => {
  test('says why rows got the default response, and where to look', async () => {
    const { shell, folder } = await practice({ faults: ['refusal~case 3)'] })
    const { out } = await millrace(['run', ticketFile(folder, 5), '--default-response', 'on'], shell)
    expect(out).toMatch(/Default response +1 +no model answered: 1 x refusal/)
    expect(out).toContain(
      '1 thing looks odd:\n  1 of 5 rows that are done (20%) has the default response: no model answered.\n',
    )
  })

  test('says that nothing looks odd, and status says it again as long as no row has changed', async () => {
    const { shell, folder } = await practice()
    const said = 'Nothing looks odd in 6 answers.'
    expect((await millrace(['run', ticketFile(folder, 6)], shell)).out).toContain(said)
    expect((await millrace(['status', '1'], shell)).out).toContain(said)
    const retried = await millrace(['retry', '1', '--items', '2', '--from', 'process'], shell)
    expect(retried.out).toContain(said)
  })

  test('does not offer to retry rows that have no text', async () => {
    const { shell, folder } = await practice()
    const file = ticketFile(
      folder,
      3,
      (row) => (row === 2 ? '' : 'Help!'),
      (row) => (row === 2 ? '' : 'Ticket'),
    )
    const { out } = await millrace(['run', file], shell)
    expect(out).toContain('millrace.js failures 1')
    expect(out).not.toContain('retry 1')
    const both =
      'The row has no text. Edit its input in the window, or add the text to the table and import that again.'
    expect(out).toContain(both)
    expect((await millrace(['failures', '1'], shell)).out).toContain(both)
  })

  test('names a model that was down, and whether it came back', async () => {
    const desk = await openDesk({ practice: { faults: ['529@1-9/claude-sonnet-5-5'] } })
    const { id } = await desk.import(60, { concurrency: 2 })
    void desk.server.afterRequests(30).then(() => desk.clock.jump(6_000))
    await desk.run(id)
    expect(outagesIn(desk.store.events.health(id))).toEqual([
      {
        model: 'claude-sonnet-5-5',
        why: '8 calls failed in a row, the last as overloaded',
        times: 1,
        downMs: expect.any(Number),
        isBack: true,
      },
    ])
  })
})

test('why a model was down is told from what its entry holds, also from one of before the calls were counted', () => {
  const down = { at: 0, model: 'llama-4.1', cause: 'down', failure: 'network' } as const
  expect(outagesIn([{ ...down, failures: 8 }])).toMatchObject([
    { model: 'llama-4.1', why: '8 calls failed in a row, the last as network', isBack: false },
  ])
  expect(outagesIn([down])).toMatchObject([{ why: 'several calls failed in a row, the last as network' }])
})

describe('an import', () => {
  test('that is stopped leaves nothing and says so', async () => {
    const dataDir = tempDir()
    const handlers: (() => void)[] = []
    const terminal = {
      ...{ env: {}, isLive: false, width: 80, out: () => undefined, err: () => undefined },
      onInterrupt: (handler: () => void) => {
        handlers.push(handler)
        return () => undefined
      },
      exitNow: () => undefined,
    }
    const machine = { terminal, clock: systemClock, chance: () => 0.5, startedAs: 'millrace' }
    const flags = { workspace: 'default', dataDir }
    await inSession(flags, { ...machine, platform: process.platform }, 'make', async (session) => {
      const importing = importFile(
        ticketFile(dataDir, 50),
        { pipeline: 'ticket-classifier' },
        defaultSettings,
        session,
      )
      handlers[0]!()
      await expect(importing).rejects.toThrow(new Interrupted('Import stopped; nothing was kept.'))
      const { batches, db } = session.app.store
      expect([batches.list(), batches.unfinishedImports()]).toEqual([[], []])
      expect(db.prepare('select count(*) as n from item').get()).toEqual({ n: 0 })
    })
  })

  test('of a column without a header says that the first row may be missing', async () => {
    const { shell, folder } = await practice()
    const file = join(folder, 'mails.csv')
    writeFileSync(
      file,
      'I was charged twice for my subscription.\nThe app crashes.\nPlease add a dark theme.\n',
    )
    const { err } = await millrace(['import', file], shell)
    expect(err).toContain(
      'The first row ("I was charged twice for my subscription.") was taken for the header',
    )
    expect(err).toContain('1 column.')
    writeFileSync(file, 'message\nThe app crashes.\nPlease add a dark theme.\n')
    expect((await millrace(['import', file], shell)).err).not.toContain('was taken for the header')
  })

  test('says which rows have no text and will fail', async () => {
    const { shell, folder } = await practice()
    const file = join(folder, 'mails.csv')
    writeFileSync(file, 'id,body\n1,Help!\n2,\n3, \n')
    const { code, err } = await millrace(['import', file], shell)
    expect([code, err]).toEqual([
      0,
      expect.stringContaining(
        '2 rows have no text in "body": they cannot be asked and will fail. Rows 2, 3.\n',
      ),
    ])
    writeFileSync(file, 'id,body\n1,Help!\n2,\n')
    expect((await millrace(['import', file], shell)).err).toContain(
      '1 row has no text in "body": it cannot be asked and will fail. Row 2.\n',
    )
    writeFileSync(file, 'id,body\n1,Help!\n')
    expect((await millrace(['import', file], shell)).err).not.toContain('no text')
  })

  test('of tabs is called TSV', async () => {
    const { shell, folder } = await practice()
    const file = join(folder, 'mails.tsv')
    writeFileSync(file, 'id\tbody\n1\tHelp!\n')
    const { err, out } = await millrace(['import', file], shell)
    expect(err).toContain('read as TSV, utf-8, delimiter tab, 2 columns.')
    expect(out).toContain('1 row imported')
  })

  test('of a known file says what --no-cache does when it is given', async () => {
    const { shell, folder } = await practice()
    const file = ticketFile(folder, 3)
    await millrace(['run', file], shell)
    const { err } = await millrace(['run', file, '--no-cache'], shell)
    expect(err).toContain('imported before as batch 1 (complete). Its answers are not reused')
  })
})

test('an export names a column that had to take another name only where the file holds it', async () => {
  const { shell, folder } = await practice()
  const file = join(folder, 'mails.csv')
  writeFileSync(file, 'body,category\nHelp!,old\n')
  const said = `the answer's "category" is in the column "_category"`
  expect((await millrace(['run', file, '--out', join(folder, '1.csv')], shell)).err).toContain(said)
  const columns = ['--columns', 'body,category,urgency']
  const some = await millrace(['export', 'last', '--out', join(folder, '2.csv'), ...columns], shell)
  expect([some.code, some.err]).toEqual([0, ''])
})

test('a retry says that rows which are still open run as well', async () => {
  const { shell, folder, server } = await practice({ faults: ['400~case 1)', 'hang@6-'] })
  const running = start(['run', ticketFile(folder, 8), '--concurrency', '1'], shell)
  await server.afterRequests(6)
  await millrace(['pause', 'last', '--now'], shell)
  await running.ended
  const { out } = await millrace(['retry', 'last', '--dry-run'], shell)
  // Row 1 takes two calls, one for each model; the sixth hangs at row 5.
  expect(out).toMatch(
    /^1 row runs again for about \$0\.00\d\d, and 4 that are still open\. Nothing was changed/,
  )
})

test('a retry says which of its rows have no text and will fail again', async () => {
  const { shell, folder } = await practice()
  const file = join(folder, 'mails.csv')
  writeFileSync(file, 'id,body\n1,Help!\n2,\n3,\n')
  await millrace(['run', file], shell)
  const { out } = await millrace(['retry', 'last', '--dry-run'], shell)
  expect(out).toContain(
    '2 rows run again for about $0.00. 2 rows have no text and will fail again, at no cost.',
  )
})

async function practice(options: PracticeOptions = {}) {
  const server = await startPracticeServer({ seed: 1, ...options })
  onTestFinished(() => server.close())
  const folder = tempDir()
  const shell: Shell = { dataDir: join(folder, 'data'), env: { MILLRACE_PRACTICE_URL: server.url } }
  return { server, folder, shell }
}
