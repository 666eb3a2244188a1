import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { BatchId } from '../../src/shared/ids.ts'
import type { StageName } from '../../src/shared/stage.ts'
import { stageNames } from '../../src/shared/stage.ts'
import type { CrashPoint } from '../../src/main/crashPoints.ts'
import { crashPoints } from '../../src/main/crashPoints.ts'
import { startPracticeServer } from '../../src/main/llm/practiceServer.ts'
import { millrace, start } from '../helpers/millrace.ts'
import { expectPromises, expectRest } from '../helpers/promises.ts'
import { rounds, testTimeoutMs } from '../helpers/rounds.ts'
import { tempDir } from '../helpers/tempDir.ts'
import { ticketFile } from '../helpers/tickets.ts'
import { openWorkspace } from '../helpers/workspace.ts'

const rows = 4
const batchId = 1 as BatchId

interface Crash {
  readonly point: CrashPoint
  readonly visit: number
  /** All rows are run again from here. */
  readonly stage: StageName
}

test(
  'a process that dies at any await of a run, on the way from any stage, loses nothing and repeats only what was in flight',
  { timeout: testTimeoutMs },
  async () => {
    const server = await startPracticeServer({ seed: 1 })
    onTestFinished(() => server.close())
    const folder = tempDir()
    const env = { ANTHROPIC_BASE_URL: server.url }
    const finished = { dataDir: join(folder, 'finished'), env }
    expect((await millrace(['run', ticketFile(folder, rows)], finished)).code).toBe(0)
    for (const crash of crashes()) {
      const { point, visit, stage } = crash
      const shell = { dataDir: join(folder, `${point}-${visit}-${stage}`), env }
      cpSync(finished.dataDir, shell.dataDir, { recursive: true })
      const asked = server.requests()
      await dieAt(crash, shell)
      const resumed = await millrace(['resume', '1', '--json'], shell)
      expect(resumed.code, `${JSON.stringify(crash)} ${resumed.err}`).toBe(0)
      expectAllDone(shell.dataDir)
      expect(server.requests() - asked).toBeLessThanOrEqual(asksAgain(stage) ? 2 * rows : 0)
    }
  },
)

/** Each point once, from one stage after the other; in the long form each from every stage, at its first visits. */
function crashes(): Crash[] {
  const all = crashPoints.flatMap((point) => {
    const stages = stageNames.filter((stage) => asksAgain(stage) || isPassedByAll(point))
    const visits = point.startsWith('run:') ? [1] : [1, 2, rows]
    return visits.flatMap((visit) => stages.map((stage) => ({ point, visit, stage })))
  })
  const once = crashPoints.map((point, index) => {
    const ofPoint = all.filter((crash) => crash.point === point)
    return ofPoint[(index * 3) % ofPoint.length]!
  })
  return [...once, ...all].slice(0, rounds(once.length, once.length + all.length))
}

function asksAgain(stage: StageName): boolean {
  return stage !== 'parse' && stage !== 'render'
}

/** What comes after the answer needs no call and has one commit only. */
function isPassedByAll(point: CrashPoint): boolean {
  return point.startsWith('run:') || point.endsWith(':finish')
}

async function dieAt({ point, visit, stage }: Crash, shell: Parameters<typeof start>[1]): Promise<void> {
  const env = { ...shell.env, MILLRACE_CRASH_AT: `${point}:${visit}` }
  const items = Array.from({ length: rows }, (_, index) => index + 1).join(',')
  const dying = start(['retry', '1', '--from', stage, '--items', items], { ...shell, env })
  const { err } = await dying.ended
  expect(dying.child.signalCode, `${point}:${visit} from ${stage} was not reached: ${err}`).toBe('SIGKILL')
}

function expectAllDone(dataDir: string): void {
  const store = openWorkspace(dataDir)
  expect(store.totals(store.batches.get(batchId)!).seal).toMatchObject({ model: rows, sourceRows: rows })
  expectPromises(store, batchId, { retries: 1 })
  expectRest(store, batchId)
  store.close()
}
