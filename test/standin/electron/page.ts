import { decode, encode } from '../wire.ts'
import { requireReady } from './app.ts'
import { answers, record, report } from './control.ts'
import { emitting, part, strict } from './strict.ts'
import type { Window } from './window.ts'
import { windowOf, Window as AnyWindow } from './window.ts'

interface Sent {
  readonly url: string
  readonly origin: string
  readonly isTop: boolean
}

export interface Sender {
  /** null: it has gone meanwhile. */
  readonly frame: Sent | null
  readonly isOurWindow: boolean
}

/** The frame that a message came from. */
function frameOf(window: Window, { url, origin, isTop }: Sent): any {
  const frame = strict<any>('WebFrameMain', {
    url,
    origin,
    parent: null,
    top: null,
    isDestroyed: () => window.isGone,
  })
  frame.parent = isTop ? null : topFrame(window)
  frame.top = frame.parent ?? frame
  return frame
}

export function topFrame(window: Window): any {
  const origin = window.url.replace(/^([^:]+:\/\/[^/?#]*).*$/s, '$1')
  return frameOf(window, { url: window.url, origin, isTop: true })
}

const invokes = new Map<string, (event: Electron.IpcMainInvokeEvent, ...args: any[]) => unknown>()
export const ipcMain = emitting<Electron.IpcMain>('ipcMain', {
  handle(channel, handler) {
    if (invokes.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    invokes.set(channel, handler)
    record('channels', channel)
  },
})
answers['invoke'] = async (id: number, sent: Sent, channel: string, args: string) => {
  const { contents, window } = windowOf(id)
  try {
    const handler = invokes.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    const event = { type: 'frame', sender: contents, senderFrame: frameOf(window, sent) }
    return { value: encode(await handler(event as never, ...decode(args))) }
  } catch (error) {
    return { error: `Error invoking remote method '${channel}': ${String(error)}` }
  }
}

/** What a page that has been taken over could send: without the preload, in another's name. */
answers['invokeAs'] = async ({ frame, isOurWindow }: Sender, channel: string, ...args: unknown[]) => {
  const { contents, window } = windowOf(1)
  const sender = isOurWindow ? contents : { id: contents.id + 1 }
  const event = { type: 'frame', sender, senderFrame: frame && frameOf(window, frame) }
  return invokes.get(channel)!(event as never, ...args)
}

const privileges = new Map<string, Electron.Privileges>()
const handlers = new Map<string, (request: Request) => Response | Promise<Response>>()
export const protocol = part<Electron.Protocol>('protocol', {
  registerSchemesAsPrivileged(list) {
    for (const { scheme, privileges: given } of list) privileges.set(scheme, given ?? {})
    record('schemes', list)
  },
  handle(scheme, handler) {
    requireReady('protocol')
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    handlers.set(scheme, handler)
  },
})

export function requireScheme(url: string): void {
  const scheme = new URL(url).protocol.slice(0, -1)
  const given = privileges.get(scheme)
  if (handlers.has(scheme) && !(given?.standard && given.secure))
    throw new Error(
      `stand-in: ${scheme}:// is not registered as standard and secure, so its origin would be opaque`,
    )
}

interface Asked {
  readonly method: string
  readonly headers: Record<string, string>
  readonly body: Uint8Array | null
}
answers['request'] = async (url: string, { method, headers, body }: Asked) => {
  const scheme = new URL(url).protocol.slice(0, -1)
  const handler = handlers.get(scheme)
  if (!handler) return null
  try {
    const response = await handler(new Request(url, { method, headers, body: body && Buffer.from(body) }))
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    }
  } catch (error) {
    report(`protocol.handle('${scheme}')`, error)
    return null
  }
}

const set: Record<string, any> = {}
const setter =
  (name: string) =>
  (...args: any[]): any => {
    set[name] = args.at(-1)
    record('session', name)
  }
export const defaultSession = emitting<Electron.Session>('session.defaultSession', {
  setPermissionRequestHandler: setter('setPermissionRequestHandler'),
  setPermissionCheckHandler: setter('setPermissionCheckHandler'),
  setDevicePermissionHandler: setter('setDevicePermissionHandler'),
  setSpellCheckerEnabled: setter('setSpellCheckerEnabled'),
  webRequest: part<Electron.WebRequest>('webRequest', { onBeforeRequest: setter('onBeforeRequest') }),
})
export const session = strict<object>('session', {
  get defaultSession() {
    requireReady('session.defaultSession')
    return defaultSession
  },
})

answers['mayFetch'] = async (url: string) => {
  const decide = set['onBeforeRequest']
  if (!decide) return true
  const { promise, resolve } = Promise.withResolvers<{ cancel?: boolean }>()
  decide({ id: 1, url, method: 'GET', resourceType: 'other' }, resolve)
  return !(await promise).cancel
}
/** What nobody decides is granted, as in Electron. */
answers['permission'] = (kind: 'request' | 'check' | 'device', what: any, asking: string) => {
  const contents = AnyWindow.getAllWindows()[0]?.webContents
  if (kind === 'device') return set['setDevicePermissionHandler']?.(what) ?? false
  if (kind === 'check') return set['setPermissionCheckHandler']?.(contents, what, asking, {}) ?? true
  const decide = set['setPermissionRequestHandler']
  if (!decide) return true
  return new Promise((resolve) =>
    decide(contents, what, resolve, { isMainFrame: true, requestingUrl: asking }),
  )
}
