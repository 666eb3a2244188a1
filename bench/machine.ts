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
    const times = Array.from({ length: 100 }, () => {
      const startedAt = performance.now()
      writeSync(file, page)
      fsyncSync(file)
      return performance.now() - startedAt
    })
    closeSync(file)
    return Promise.resolve(spreadText(times, 2, ' ms'))
  })
}
