import { EventEmitter } from 'node:events'

export const missing = (name: string): Error => new Error(`stand-in: electron.${name} is not implemented`)

/** Reading or setting what an object lacks throws; once `isDead`, so does everything but its events, as in Electron. */
export function strict<T extends object>(
  name: string,
  target: object,
  isDead: () => boolean = () => false,
): T {
  const stays = (key: string): boolean =>
    ['isDestroyed', 'isGone', 'id'].includes(key) || key.startsWith('_') || key in EventEmitter.prototype
  return new Proxy(target, {
    get(on: any, key) {
      if (typeof key === 'symbol' || key === 'then' || key === 'toJSON') return on[key]
      if (!(key in on)) throw missing(`${name}.${key}`)
      if (isDead() && !stays(key)) throw new TypeError('Object has been destroyed')
      return on[key]
    },
    set(on: any, key, value) {
      if (!(key in on)) throw missing(`${name}.${String(key)} (set)`)
      on[key] = value
      return true
    },
  }) as T
}

/** A strict object typed by Electron: a member that is not there, or of the wrong type, does not compile. */
export const part = <T extends object>(name: string, members: Partial<T>): T => strict<T>(name, members)

export const emitting = <T extends object>(name: string, members: Partial<T>): T & EventEmitter =>
  strict(name, Object.defineProperties(new EventEmitter(), Object.getOwnPropertyDescriptors(members)))

/** Emits as Chromium's side does: a listener that throws is an uncaught exception and stops nothing. */
export function fire(on: EventEmitter, name: string, ...args: unknown[]): boolean {
  try {
    return on.emit(name, ...args)
  } catch (error) {
    ;(process as NodeJS.EventEmitter).emit('uncaughtException', error)
    return true
  }
}

export function eventOf(details: object = {}): any {
  const event = { ...details, defaultPrevented: false, preventDefault: () => (event.defaultPrevented = true) }
  return event
}

/** Whether a listener prevented what is about to happen. */
export function isPrevented(
  on: EventEmitter,
  name: string,
  details: object = {},
  ...rest: unknown[]
): boolean {
  const event = eventOf(details)
  fire(on, name, event, ...rest)
  return event.defaultPrevented
}
