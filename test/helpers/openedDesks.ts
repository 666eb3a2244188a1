import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import type { CallInput, CallName, CallOutput } from '../../src/shared/contract.ts'
import type { BatchId } from '../../src/shared/ids.ts'
import { dispatch } from '../../src/main/api/dispatch.ts'
import { memorySecrets } from '../../src/main/api/settings/memorySecrets.ts'
import { openDesks } from '../../src/main/api/desk/openDesks.ts'
import type { Clock } from '../../src/main/engine/clock.ts'
import { startPracticeServer } from '../../src/main/llm/practiceServer.ts'
import { systemClock } from '../../src/main/systemClock.ts'
import { portInto } from './tableDesk.ts'
import { tempDir } from './tempDir.ts'
import { ticketFile } from './tickets.ts'

export interface OpenedDesksOptions {
  readonly dataDir?: string
  readonly workspace?: string
  readonly clock?: Clock
  /** ms a call. */
  readonly latency?: number
  readonly host?: 'web' | 'desktop'
  /** The operator chooses the folder of the workspaces for whatever is written. */
  readonly intoWorkspaces?: boolean
}

/** A data folder as a host opens it, with the practice model, and the calls of pages in any of its workspaces. */
export async function openedDesks(options: OpenedDesksOptions = {}) {
  const {
    dataDir = tempDir(),
    workspace = 'default',
    clock = systemClock,
    latency,
    host = 'desktop',
  } = options
  const server = await startPracticeServer({ seed: 1, now: () => clock.now(), ...(latency && { latency }) })
  const out = tempDir()
  const bugs: unknown[] = []
  const env = { MILLRACE_PRACTICE_URL: server.url }
  const desks = openDesks({
    app: { dataDir, workspace, env, clock, chance: () => 0.4 },
    ...{
      host,
      version: '1',
      secrets: memorySecrets(),
      files: portInto(options.intoWorkspaces ? join(dataDir, 'workspaces') : out),
    },
  })
  let isClosed = false
  const close = async (): Promise<void> => {
    if (isClosed) return
    isClosed = true
    await desks.close()
    await server.close()
  }
  onTestFinished(async () => {
    await close()
    expect(bugs).toEqual([])
  })

  /** As a page that shows this workspace calls it. What is refused is thrown as its sentence. */
  async function ask<N extends CallName>(
    of: string | null,
    name: N,
    input: CallInput<N>,
  ): Promise<CallOutput<N>> {
    const sent = { workspace: of, input }
    const answer = await dispatch(desks.handlersIn, name, sent, (error) => bugs.push(error))
    if (answer.ok) return answer.value as CallOutput<N>
    throw new Error(answer.error.message)
  }

  async function over(of: string | null, { job }: { job: string }): Promise<CallOutput<'job.read'>> {
    let view = await ask(of, 'job.read', { job, version: 0, waitMs: 10_000 })
    while (view.state === 'running')
      view = await ask(of, 'job.read', { job, version: view.version, waitMs: 10_000 })
    return view
  }

  /** Registers a file as one that the operator has chosen. */
  function source(path: string): string {
    return desks.files.addSource({ path, fileName: basename(path), bytes: statSync(path).size })
  }

  /** Imports so many tickets, to be answered by the practice model. */
  async function importInto(of: string, rows: number): Promise<BatchId> {
    const job = await ask(of, 'source.import', {
      ...{ source: source(ticketFile(out, rows)), options: {}, mapping: {}, name: 'tickets' },
      ...{ settings: {}, sample: null, isPractice: true },
    })
    const { result, error } = await over(of, job)
    if (result?.kind !== 'import') throw new Error(error ?? 'cancelled')
    return result.batchId
  }

  /** The workspace files that there are. */
  const files = (): string[] =>
    readdirSync(join(dataDir, 'workspaces')).filter((name) => name.endsWith('.db'))
  return { ...{ dataDir, out, desks, server, ask, over, source, importInto, files, close } }
}
