// `node --import <this> out/main/index.js`: the name 'electron' means the stand-in, and the app starts as under Electron.
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

if (!process.send) throw new Error('stand-in: start the app through launchStandIn()')
const config = JSON.parse(process.env['STAND_IN']!)
delete process.env['STAND_IN']
;(globalThis as any)[Symbol.for('stand-in.config')] = config
const entry = pathToFileURL(process.argv[1]!).href

registerHooks({
  resolve(specifier, context, next) {
    if (!/^electron(\/main)?$/.test(specifier)) return next(specifier, context)
    return { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true }
  },
  // Electron is ready only when the entry has been evaluated: a top-level `await app.whenReady()` hangs there too.
  load(url, context, next) {
    const loaded = next(url, context)
    if (url === entry && loaded.source) {
      const source = loaded.source
      const text = typeof source === 'string' ? source : new TextDecoder().decode(source)
      loaded.source = `${text}\n;globalThis[Symbol.for('stand-in.entry')]?.()\n`
    }
    return loaded
  },
})

const electronProcess = {
  type: 'browser',
  versions: { ...process.versions, electron: config.electron, chrome: config.chrome },
  resourcesPath: config.appPath,
  defaultApp: false,
}
for (const [name, value] of Object.entries(electronProcess))
  Object.defineProperty(process, name, { value, enumerable: true })
