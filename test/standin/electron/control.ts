import type { EventEmitter } from 'node:events'
import { format } from 'node:util'
import { peer } from '../peer.ts'
import { isPrevented } from './strict.ts'

export const config = (globalThis as any)[Symbol.for('stand-in.config')] as {
  readonly home: string
  readonly appPath: string
  readonly name: string
  readonly version: string
  readonly safeStorage: 'gnome_libsecret' | 'basic_text' | 'none'
}

/** Objects by the name under which a test can trigger their events. */
export const named = new Map<string, EventEmitter>()

/** What the test may ask; each part of the stand-in adds its own. */
export const answers: Record<string, (...args: any[]) => unknown> = {
  trigger(target: string, name: string, details: object) {
    const on = named.get(target)
    if (!on)
      throw new Error(`stand-in: nothing is called ${target}; there are ${[...named.keys()].join(', ')}`)
    return isPrevented(on, name, details)
  },
}
export const control = peer(process, answers)

export const plain = (value: unknown): any =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value))
export const record = (list: string, value: unknown): void => control.tell('record', list, plain(value))
export const report = (kind: string, error: unknown): void =>
  control.tell('main-error', kind, error instanceof Error ? (error.stack ?? error.message) : format(error))

// Electron keeps running after both, unless the app handles them itself.
for (const kind of ['unhandledRejection', 'uncaughtException'])
  process.on(kind, (error) => {
    if (process.listenerCount(kind) === 1) report(kind, error)
  })
process.on('disconnect', () => process.exit(1))
