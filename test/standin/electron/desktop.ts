// What the desktop would do: recorded, and answered by the test.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { requireReady, app } from './app.ts'
import { config, control, named, plain, record } from './control.ts'
import { emitting, part } from './strict.ts'

const ask =
  (kind: string) =>
  (...args: any[]): Promise<any> => {
    requireReady('dialog')
    return control.call('dialog', kind, plain(args.at(-1)))
  }
export const dialog = part<Electron.Dialog>('dialog', {
  showOpenDialog: ask('showOpenDialog'),
  showSaveDialog: ask('showSaveDialog'),
  showMessageBox: ask('showMessageBox'),
  showErrorBox: (title, content) => record('errorBoxes', { title, content }),
})

export const shell = part<Electron.Shell>('shell', {
  openExternal: async (url) => record('external', url),
  openPath: async (path) => {
    record('calls', `shell.openPath ${path}`)
    return ''
  },
})

export const clipboard = part<Electron.Clipboard>('clipboard', {
  writeText: async (text) => record('clipboard', text),
})

const key = createHash('sha256').update('stand-in').digest()
const isAvailable = (): boolean => app.isReady() && config.safeStorage !== 'none'
function requireKeychain(): void {
  if (!isAvailable()) throw new Error('Encryption is not available.')
}
export const safeStorage = part<Electron.SafeStorage>('safeStorage', {
  isEncryptionAvailable: isAvailable,
  getSelectedStorageBackend: () => (config.safeStorage === 'none' ? 'unknown' : config.safeStorage),
  encryptString(text) {
    requireKeychain()
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, iv)
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), body])
  },
  decryptString(bytes) {
    requireKeychain()
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    decipher.setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  },
})

let theme: Electron.NativeTheme['themeSource'] = 'system'
export const nativeTheme = emitting<Electron.NativeTheme>('nativeTheme', {
  get themeSource() {
    return theme
  },
  set themeSource(value) {
    theme = value
    record('calls', `nativeTheme.themeSource ${value}`)
    control.tell('theme', value)
  },
  get shouldUseDarkColors() {
    return theme === 'dark'
  },
})
named.set('nativeTheme', nativeTheme)

const area = { x: 0, y: 0, width: 1920, height: 1080 }
export const screen = emitting<Electron.Screen>('screen', {
  getDisplayMatching: () => ({ workArea: area }) as Electron.Display,
})
