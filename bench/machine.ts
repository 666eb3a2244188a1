import { hash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { arch, availableParallelism, cpus, release, totalmem, type as systemName } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import packageJson from '../package.json' with { type: 'json' }
import type { Cores } from './cores.ts'
import { spreadText } from './figures.ts'
import { inFolder } from './folder.ts'

/** What a reader has to know of the machine. No names of hosts, users or folders. */
export async function machineFacts(cores: Cores | null): Promise<string[]> {
  const { dependencies } = packageJson
  return [
    `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB of memory; ${systemName()} ${release()}, ${arch()}`,
    `Node ${process.versions.node}, SQLite ${sqliteVersion()}, better-sqlite3 ${dependencies['better-sqlite3']}, @anthropic-ai/sdk ${dependencies['@anthropic-ai/sdk']}, undici ${dependencies.undici}`,
    `4 KB written and synced (fsync): ${await fsyncText()}`,
    `100 MB hashed (sha256): ${hashText()}; 4 MB of fresh memory filled: ${freshMemoryText()}`,
    cores
      ? 'Client and server are bound to one core each (not under limits, where several run side by side).'
      : 'Client and server are not bound to cores: this machine has no `taskset` or only one core.',
  ]
}

function sqliteVersion(): string {
  const db = new Database(':memory:')
  const version = db.prepare<[], string>('select sqlite_version()').pluck().get()!
  db.close()
  return version
}

function fsyncText(): Promise<string> {
  return inFolder((folder) => {
    const file = openSync(join(folder, 'sync'), 'w')
    const page = Buffer.alloc(4_096, 1)
    const times = timesOf(100, () => {
      writeSync(file, page)
      fsyncSync(file)
    })
    closeSync(file)
    return Promise.resolve(spreadText(times, 2, ' ms'))
  })
}

/** What a core does: figures of two days can be compared by it. */
function hashText(): string {
  const megabytes = Buffer.alloc(100e6, 1)
  return spreadText(
    timesOf(5, () => hash('sha256', megabytes)),
    0,
    ' ms',
  )
}

/** Some virtual machines take ten times as long as others to give memory out. */
function freshMemoryText(): string {
  return spreadText(
    timesOf(20, () => new Uint32Array(1e6).fill(1)),
    1,
    ' ms',
  )
}

function timesOf(rounds: number, work: () => unknown): number[] {
  return Array.from({ length: rounds }, () => {
    const startedAt = performance.now()
    work()
    return performance.now() - startedAt
  })
}
