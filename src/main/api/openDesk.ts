import type { AppConfig } from '../app.ts'
import { createApp } from '../app.ts'
import type { Desk, Files, Secrets } from './desk.ts'
import type { Handlers } from './dispatch.ts'

/** What a host can do with files. */
export type FilesPort = Pick<Files, 'chooseSource' | 'chooseTarget' | 'defaultTarget' | 'shownPath' | 'offer'>

export interface DeskConfig {
  readonly app: AppConfig
  readonly host: Desk['host']
  readonly version: string
  readonly secrets: Secrets
  readonly files: FilesPort
}

export interface OpenDesk {
  readonly desk: Desk
  readonly handlers: Handlers
  /** Pauses what runs, waits for the calls in flight, then closes the workspace. */
  close(): Promise<void>
}

/** Opens a workspace for a host and the page in it. */
export function openDesk({ app: config, host, version, secrets, files }: DeskConfig): OpenDesk {
  const app = createApp(config)
  const stored = {
    defaults: {},
    baseUrl: null,
    usePractice: false,
    theme: 'system',
    askAboveNanoUsd: 0,
  } as const
  const sources = new Map<string, { path: string; fileName: string; bytes: number }>()
  const desk: Desk = {
    app,
    host,
    version,
    runs: { start: async () => {}, list: () => [], close: async () => {} },
    jobs: {
      start: () => '',
      read: async () => {
        throw new Error('none')
      },
      cancel: () => {},
      close: async () => {},
    },
    files: {
      ...files,
      addSource: (file) => {
        sources.set(`s${sources.size}`, file)
        return `s${sources.size - 1}`
      },
      source: (handle) => sources.get(handle)!,
      addTarget: (path) => path,
      target: (handle) => handle,
      close: async () => {},
    },
    settings: { read: () => stored, write: () => {}, secrets },
  }
  const handlers = {
    'workspace.read': () => ({
      name: config.workspace,
      host,
      version,
      provider: 'practice',
      hasKey: secrets.key() !== null,
      today: { usedNanoUsd: 0, capNanoUsd: null },
    }),
    'source.choose': async () => ({ file: await desk.files.chooseSource() }),
  } as unknown as Handlers
  return { desk, handlers, close: async () => app.close() }
}
