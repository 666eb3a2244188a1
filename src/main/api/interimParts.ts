import { randomUUID } from 'node:crypto'
import { UsageError } from '../../shared/usageError.ts'
import type { Desk, Files, Secrets, SourceFile } from './desk.ts'

/** What a host can do with files. */
export type FilesPort = Pick<Files, 'chooseSource' | 'chooseTarget' | 'defaultTarget' | 'shownPath' | 'offer'>

/** Stands where jobs, files and settings will be: handles work, nothing is kept, and there is no job. */
export function interimParts(port: FilesPort, secrets: Secrets): Pick<Desk, 'jobs' | 'files' | 'settings'> {
  const sources = new Map<string, SourceFile>()
  const targets = new Map<string, string>()
  return {
    jobs: {
      start: () => {
        throw new UsageError('This cannot be done yet.')
      },
      read: async () => {
        throw new UsageError('There is no such job.')
      },
      cancel: () => {},
      close: async () => {},
    },
    files: {
      ...port,
      addSource: (file) => added(sources, file),
      source: (handle) => known(sources, handle),
      addTarget: (path) => added(targets, path),
      target: (handle) => known(targets, handle),
      close: async () => {},
    },
    settings: {
      read: () => ({ defaults: {}, baseUrl: null, usePractice: false, theme: 'system', askAboveNanoUsd: 0 }),
      write: () => {},
      secrets,
    },
  }
}

function added<T>(all: Map<string, T>, one: T): string {
  const handle = randomUUID()
  all.set(handle, one)
  return handle
}

function known<T>(all: ReadonlyMap<string, T>, handle: string): T {
  const found = all.get(handle)
  if (found === undefined) throw new UsageError('This file is not known any more. Choose it once more.')
  return found
}
