import { randomUUID } from 'node:crypto'
import type { Store } from '../../src/main/store/open.ts'
import { openStore } from '../../src/main/store/open.ts'
import { workspacePath } from '../../src/main/workspaces.ts'

/** The default workspace of a data folder, as the next process finds it. */
export function openWorkspace(dataDir: string): Store {
  const owner = { name: randomUUID(), host: 'test', pid: process.pid, isAlive: () => false }
  return openStore(workspacePath(dataDir, 'default'), { owner, now: () => Date.now() })
}
