/// <reference lib="dom" />
// Runs inside Chromium before any script of the page; its types are stripped and wire.ts is put in front of it.
// `bridge` runs once in the page's world and once in the preload's isolated world. The two share only the DOM, so they
// talk by synchronous CustomEvents under a secret name; Chromium clones `detail` between the worlds.
declare const encode: (value: unknown) => string
declare const decode: (text: string) => any

type Packed = { readonly t: 'fn' | 'value' | 'promise' | 'error' | 'array' | 'object'; readonly v?: any }

interface Bridge {
  send(message: object): any
  pack(value: unknown): Packed
  onExpose: (message: { name: string; api: any }) => any
}

export interface PageConfig {
  readonly secret: string
  readonly preload: string
}

/** Carries functions, promises and plain values between the worlds, as contextBridge does: copied, or as proxies. */
function bridge(mine: string, theirs: string): Bridge {
  // Kept from before the page could replace them.
  const { dispatchEvent, CustomEvent: Custom, Promise: P, Error: E } = globalThis as any
  const functions = new Map<number, (...args: unknown[]) => unknown>()
  const ids = new Map<unknown, number>()
  const waiting = new Map<number, [(value: unknown) => void, (error: unknown) => void]>()
  let last = 0
  let reply: any

  const packFunction = (value: any): Packed => {
    const id = ids.get(value) ?? ++last
    ids.set(value, id)
    functions.set(id, value)
    return { t: 'fn', v: id }
  }
  const packPromise = (value: any): Packed => {
    const id = ++last
    value.then(
      (result: unknown) => send({ kind: 'settle', id, isOk: true, value: pack(result) }),
      (error: unknown) => send({ kind: 'settle', id, isOk: false, value: pack(error) }),
    )
    return { t: 'promise', v: id }
  }
  const pack = (value: any): Packed => {
    if (typeof value === 'function') return packFunction(value)
    if (typeof value === 'symbol') throw new E('An object could not be cloned.')
    if (value === null || typeof value !== 'object') return { t: 'value', v: value }
    if (value instanceof P) return packPromise(value)
    if (value instanceof E) return { t: 'error', v: String(value.message) }
    if (Array.isArray(value)) return { t: 'array', v: value.map(pack) }
    const tag = Object.prototype.toString.call(value)
    if (tag !== '[object Object]') return { t: 'value', v: value }
    return { t: 'object', v: Object.entries(value).map(([key, part]) => [key, pack(part)]) }
  }
  const unpack = ({ t, v }: Packed): any => {
    switch (t) {
      case 'fn':
        return (...args: unknown[]) => {
          const result = send({ kind: 'call', id: v, args: args.map(pack) })
          if (!result.isOk) throw unpack(result.value)
          return unpack(result.value)
        }
      case 'promise':
        return new P((resolve: any, reject: any) => waiting.set(v, [resolve, reject]))
      case 'error':
        return new E(v)
      case 'array':
        return v.map(unpack)
      case 'object':
        return Object.fromEntries(v.map(([key, part]: [string, Packed]) => [key, unpack(part)]))
      case 'value':
        return v
    }
  }
  const dispatch = (message: object): void =>
    dispatchEvent.call(window, new Custom(theirs, { detail: message }))
  const send = (message: object): any => {
    reply = undefined
    dispatch(message)
    return reply
  }
  const answer = (isOk: boolean, value: Packed): void => dispatch({ kind: 'reply', isOk, value })
  const self: Bridge = { send, pack, onExpose: () => {} }
  const settle = ({ id, isOk, value }: any): void => {
    waiting.get(id)?.[isOk ? 0 : 1](unpack(value))
    waiting.delete(id)
  }
  window.addEventListener(mine, ((event: CustomEvent) => {
    const message = event.detail
    if (!message) return answer(false, { t: 'error', v: 'An object could not be cloned.' })
    if (message.kind === 'reply') return void (reply = message)
    if (message.kind === 'settle') return settle(message)
    try {
      const { name, api, id, args } = message
      const result =
        message.kind === 'expose'
          ? self.onExpose({ name, api: unpack(api) })
          : functions.get(id)!(...args.map(unpack))
      answer(true, pack(result))
    } catch (error) {
      answer(false, pack(error))
    }
  }) as EventListener)
  return self
}

/** The page's own world: only defines what the preload exposes, frozen and not replaceable. */
export function mainWorld(secret: string): void {
  const freeze = (value: any): any => {
    if (value && typeof value === 'object') Object.values(Object.freeze(value)).forEach(freeze)
    return value
  }
  bridge(`${secret}-main`, `${secret}-preload`).onExpose = ({ name, api }) => {
    if (Object.hasOwn(window, name))
      throw new Error('Cannot bind an API on top of an existing property on the window object')
    Object.defineProperty(window, name, { value: freeze(api), enumerable: true })
  }
}

/** The preload's isolated world: what a sandboxed preload has, and nothing more. */
export function preloadWorld({ secret, preload }: PageConfig, run: (...args: unknown[]) => void): void {
  if (window !== window.top) return
  const strict = (name: string, target: object): any =>
    new Proxy(target, {
      get(on: any, key) {
        if (key in on || typeof key === 'symbol') return on[key]
        throw new Error(`stand-in: ${name}.${key} is not implemented in a sandboxed preload`)
      },
    })
  const send = (globalThis as any).__standin_send
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  const listeners = new Map<string, ((...args: unknown[]) => void)[]>()
  let last = 0
  const post = (message: object): void =>
    send(
      JSON.stringify({ ...message, url: location.href, origin: self.origin, isTop: window === window.top }),
    )
  const ipcRenderer = {
    invoke(channel: string, ...args: unknown[]) {
      const call = Promise.withResolvers<unknown>()
      waiting.set(++last, call)
      post({ kind: 'invoke', id: last, channel, args: encode(args) })
      return call.promise
    },
    on: (channel: string, listener: () => void) =>
      void listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
  }
  const deliver = (message: { id?: number; channel?: string; error?: string; value: string }): void => {
    const { id, channel, error, value } = message
    if (id === undefined) return listeners.get(channel!)?.forEach((hear) => hear({}, ...decode(value)))
    const call = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) call?.resolve(decode(value))
    else call?.reject(new Error(error))
  }
  Object.defineProperty(globalThis, '__standin_deliver', { value: deliver })
  const worlds = bridge(`${secret}-preload`, `${secret}-main`)
  const contextBridge = {
    exposeInMainWorld(name: string, api: unknown) {
      const result = worlds.send({ kind: 'expose', name, api: worlds.pack(api) })
      if (!result?.isOk) throw new Error(result ? result.value.v : 'stand-in: the page did not answer')
    },
  }
  const electron = strict('electron', {
    contextBridge: strict('contextBridge', contextBridge),
    ipcRenderer: strict('ipcRenderer', ipcRenderer),
  })
  const require = (id: string): unknown => {
    if (id === 'electron' || id === 'electron/renderer') return electron
    throw new Error(`module not found: ${id}`)
  }
  const module = { exports: {} }
  try {
    run(require, module, module.exports, strict('process', { type: 'renderer', sandboxed: true }))
  } catch (error) {
    console.error(`Unable to load preload script: ${preload}\n${String(error)}`)
    post({ kind: 'preload-error', error: String(error) })
  }
}
