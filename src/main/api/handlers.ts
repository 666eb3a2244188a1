import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { contract } from '../../shared/contract.ts'
import { UsageError } from '../../shared/usageError.ts'
import type { Desk } from './desk.ts'
import type { Handlers } from './dispatch.ts'

/** All that the page can ask, for every host. */
export function createHandlers(desk: Desk): Handlers {
  return { ...notYet(), ...interim(desk) }
}

/** Every call of the contract is answered: those without a handler say so. */
function notYet(): Handlers {
  return Object.fromEntries(Object.keys(contract).map((name) => [name, refuse])) as unknown as Handlers
}

function refuse(): never {
  throw new UsageError('This cannot be done yet.')
}

function interim({ app, host, version, files, settings, changes }: Desk): Partial<Handlers> {
  return {
    'workspace.read': () => ({
      ...{ name: app.config.workspace, host, version, provider: 'practice' },
      hasKey: settings.secrets.key() !== null,
      today: { usedNanoUsd: 0, capNanoUsd: null },
    }),
    'changes.after': async ({ version: known, waitMs }) => ({ version: await changes.after(known, waitMs) }),
    'source.choose': async () => {
      const path = await files.chooseSource()
      if (path === null) return { file: null }
      const file = { path, fileName: basename(path), bytes: (await stat(path)).size }
      return { file: { source: files.addSource(file), fileName: file.fileName, bytes: file.bytes } }
    },
    'source.read': ({ source }) => {
      files.source(source)
      throw new UsageError('This cannot be done yet.')
    },
  }
}
