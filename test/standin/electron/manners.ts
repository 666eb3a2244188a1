// What the system shows of an app besides its windows: recorded, and clicked by the test.
import { EventEmitter } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { requireReady } from './app.ts'
import { answers, named, record } from './control.ts'
import { clickIn } from './menu.ts'
import { emitting, fire, part, strict } from './strict.ts'

const notifications: Notification_[] = []

class Notification_ extends EventEmitter {
  static isSupported(): boolean {
    return true
  }
  readonly #options: Electron.NotificationConstructorOptions

  constructor(options: Electron.NotificationConstructorOptions) {
    super()
    requireReady('Notification')
    this.#options = options
  }
  show(): void {
    notifications.push(this)
    record('notifications', this.#options)
  }
}
export const Notification = strict<typeof Notification_>('Notification', Notification_)
answers['clickNotification'] = () => void fire(notifications.at(-1)!, 'click', {})

class Tray_ extends EventEmitter {
  static shown: Tray_ | null = null
  menu: any = null

  constructor(icon: { isEmpty(): boolean }) {
    super()
    requireReady('Tray')
    if (icon.isEmpty()) throw new Error('Failed to load image')
    Tray_.shown = this
  }
  setToolTip(text: string): void {
    record('calls', `tray.setToolTip ${text}`)
  }
  setContextMenu(menu: object): void {
    this.menu = menu
    record('trays', menu)
  }
  destroy(): void {
    Tray_.shown = null
    record('trays', null)
  }
}
export const Tray = strict<typeof Tray_>('Tray', Tray_)
answers['clickTray'] = (labels: string[]) => {
  if (!Tray_.shown) throw new Error('stand-in: there is no tray')
  // Without a label it is the icon itself.
  if (labels.length === 0) return void fire(Tray_.shown, 'click', {})
  return clickIn(Tray_.shown.menu, labels)
}

class Image {
  readonly bytes: Buffer
  constructor(bytes: Buffer) {
    this.bytes = bytes
  }
  /** A PNG begins like this; Electron makes an empty image of anything else. */
  isEmpty(): boolean {
    return this.bytes.subarray(1, 4).toString('latin1') !== 'PNG'
  }
}
export const nativeImage = strict<object>('nativeImage', {
  // It is empty, too, where there is no such file.
  createFromPath: (path: string) =>
    strict('NativeImage', new Image(existsSync(path) ? readFileSync(path) : Buffer.alloc(0))),
})

const blockers = new Set<number>()
let lastBlocker = 0
export const powerSaveBlocker = part<Electron.PowerSaveBlocker>('powerSaveBlocker', {
  start(type) {
    record('awake', `start ${type}`)
    blockers.add(++lastBlocker)
    return lastBlocker
  },
  stop(id) {
    record('awake', 'stop')
    return blockers.delete(id)
  },
})

export const powerMonitor = emitting<Electron.PowerMonitor>('powerMonitor', {})
named.set('powerMonitor', powerMonitor)
