import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { CallInput, CallName, CallOutput, CallResult } from '../../src/shared/contract.ts'
import type { BatchId } from '../../src/shared/ids.ts'
import { createChangeFeed } from '../../src/main/api/changeFeed.ts'
import type { Desk } from '../../src/main/api/desk/desk.ts'
import type { Handlers } from '../../src/main/api/dispatch.ts'
import { dispatch } from '../../src/main/api/dispatch.ts'
import { environmentWith } from '../../src/main/api/desk/environment.ts'
import type { FilePort } from '../../src/main/api/files/files.ts'
import { createFiles } from '../../src/main/api/files/files.ts'
import { exportHandlers } from '../../src/main/api/handlers/export.ts'
import { settingsHandlers } from '../../src/main/api/handlers/settings.ts'
import { sourceHandlers } from '../../src/main/api/handlers/source.ts'
import { createJobs } from '../../src/main/api/desk/jobs.ts'
import { memorySecrets } from '../../src/main/api/settings/memorySecrets.ts'
import { createSettings } from '../../src/main/api/settings/deskSettings.ts'
import type { AppConfig } from '../../src/main/app.ts'
import { createApp } from '../../src/main/app.ts'
import { Control } from '../../src/main/engine/control.ts'
import { systemClock } from '../../src/main/systemClock.ts'
import { tempDir } from './tempDir.ts'

export interface TableDeskOptions {
  readonly env?: AppConfig['env']
  readonly host?: Desk['host']
  readonly port?: Partial<FilePort>
}

type Job = CallOutput<'job.read'>

/** A workspace, and the calls by which a page brings tables in and out and changes settings. */
export function openTableDesk({ env = {}, host = 'desktop', port = {} }: TableDeskOptions = {}) {
  const folder = tempDir()
  const out = tempDir()
  const bugs: unknown[] = []
  const replies: string[] = []
  const secrets = memorySecrets()
  const settings = createSettings(folder, secrets)
  const app = createApp({
    dataDir: folder,
    workspace: 'default',
    env: environmentWith(env, settings),
    clock: systemClock,
    chance: () => 0.4,
  })
  const jobs = createJobs(systemClock, (error) => bugs.push(error))
  const files = createFiles({ ...portInto(out), ...port })
  const desk = { app, host, changes: createChangeFeed(app), jobs, files, settings } as const
  const handlers = {
    ...sourceHandlers(desk),
    ...exportHandlers(desk),
    ...settingsHandlers(desk),
  } as unknown as Handlers
  onTestFinished(async () => {
    await jobs.close()
    files.close()
    app.close()
  })

  async function ask(name: CallName, input: unknown): Promise<CallResult> {
    const answer = await dispatch(
      () => handlers,
      name,
      { workspace: 'default', input },
      (error) => bugs.push(error),
    )
    replies.push(JSON.stringify(answer))
    return answer
  }

  /** As the page calls it. What is refused is thrown as its sentence. */
  async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    const answer = await ask(name, input)
    if (answer.ok) return answer.value as CallOutput<N>
    throw new Error(answer.error.message)
  }

  /** Reads a job until it is over. */
  async function over({ job }: { job: string }): Promise<Job> {
    let view = await call('job.read', { job, version: 0, waitMs: 10_000 })
    while (view.state === 'running') {
      view = await call('job.read', { job, version: view.version, waitMs: 10_000 })
    }
    return view
  }

  /** Writes a file and gives it to the desk as one that the operator has chosen. */
  function source(fileName: string, content: string | Uint8Array): string {
    const path = join(out, fileName)
    writeFileSync(path, content)
    return files.addSource({ path, fileName, bytes: statSync(path).size })
  }

  async function imported(source: string, given: Partial<CallInput<'source.import'>> = {}): Promise<BatchId> {
    const job = await call('source.import', {
      ...{ source, options: {}, mapping: {}, name: 'tickets', settings: {}, sample: null, isPractice: true },
      ...given,
    })
    const { result, error } = await over(job)
    if (result?.kind !== 'import') throw new Error(error ?? 'cancelled')
    return result.batchId
  }

  const run = (batchId: BatchId): Promise<void> => app.run(batchId, new Control())
  return { app, folder, out, desk, bugs, replies, secrets, call, over, source, imported, run }
}

/** Files without dialogs: all that is written goes to this folder. */
export function portInto(folder: string): FilePort {
  return {
    chooseSource: async () => null,
    chooseBackup: async () => null,
    chooseTarget: async (fileName) => join(folder, fileName),
    defaultTarget: (fileName) => join(folder, fileName),
    shownPath: (path) => path.replace(folder, '~'),
    offer: () => null,
  }
}

/** The bytes of every file below a folder. */
export function allBytes(folder: string): Buffer {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return Buffer.concat(files.map(({ parentPath, name }) => readFileSync(join(parentPath, name))))
}
