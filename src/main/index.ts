import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { app, dialog, nativeTheme, protocol, safeStorage, screen, session, shell } from 'electron'
import packageJson from '../../package.json' with { type: 'json' }
import type { SourceFile } from './api/desk.ts'
import type { Desks } from './api/desks.ts'
import { startElectronHost } from './api/electronHost.ts'
import { openDesks } from './api/openDesks.ts'
import { sayBug } from './api/sayBug.ts'
import { staticFiles } from './api/staticFiles.ts'
import { createUploads } from './api/uploads.ts'
import { isAlive } from './isAlive.ts'
import { askToLeave, chooseBackup, chooseSource, chooseTarget } from './shell/dialogs.ts'
import { guardContents, guardSession } from './shell/guards.ts'
import { guardLeaving } from './shell/leaving.ts'
import { showMenu } from './shell/menu.ts'
import { openedFile, sourceAt } from './shell/openedFile.ts'
import { answerPage, pageScheme } from './shell/protocol.ts'
import { openSecrets } from './shell/secrets.ts'
import { whyNotStarted } from './shell/whyNotStarted.ts'
import { bringToFront, openWindow, showScreen } from './shell/window.ts'
import { readWindowState, rememberWindow } from './shell/windowState.ts'
import { systemClock } from './systemClock.ts'
import { dataDirOf } from './workspaces.ts'

// The desktop app. Composition only, in the order that Electron wants: what must be so before it is ready comes first.
app.enableSandbox()
protocol.registerSchemesAsPrivileged([pageScheme])
const { env, platform } = process
const dataDir = dataDirOf(undefined, env, platform)
mkdirSync(dataDir, { recursive: true, mode: 0o700 })
app.setPath('userData', dataDir)
mkdirSync(join(dataDir, 'browser'), { recursive: true, mode: 0o700 })
app.setPath('sessionData', join(dataDir, 'browser'))
const openOutside = (address: string): void => void shell.openExternal(address)
guardContents(app, openOutside)

if (app.requestSingleInstanceLock()) void app.whenReady().then(start).catch(giveUp)
else app.quit()

function giveUp(error: unknown): void {
  dialog.showErrorBox('Millrace could not be started', whyNotStarted(error))
  app.exit(1)
}

async function start(): Promise<void> {
  const downloads = app.getPath('downloads')
  const desks = openDesks({
    app: { dataDir, workspace: 'default', env, clock: systemClock, chance: Math.random },
    host: 'desktop',
    version: packageJson.version,
    secrets: openSecrets(safeStorage, join(dataDir, 'key'), platform),
    files: {
      chooseSource: () => chooseSource(window),
      chooseBackup: () => chooseBackup(window),
      chooseTarget: (fileName) => chooseTarget(window, downloads, fileName),
      defaultTarget: (fileName) => join(downloads, fileName),
      shownPath: (path) => path.replace(homedir(), '~'),
      offer: () => null,
    },
    onSettings: ({ theme }) => {
      if (theme === nativeTheme.themeSource) return
      nativeTheme.themeSource = theme
      // The menu marks the theme that there is, whoever chose it.
      showMenuOf(window, desks)
    },
  })
  const uploads = createUploads(join(dataDir, 'uploads'), isAlive)
  const page = staticFiles(join(import.meta.dirname, '../renderer'))
  guardSession(session.defaultSession)
  protocol.handle('app', (request) =>
    answerPage(request, { page, uploads, files: desks.files, onBug: sayBug }),
  )
  nativeTheme.themeSource = desks.settings.read().theme
  const stateFile = join(dataDir, 'window.json')
  const state = readWindowState(stateFile, (bounds) => screen.getDisplayMatching(bounds).workArea)
  const preload = join(import.meta.dirname, '../preload/index.cjs')
  const window = openWindow({ preload, state, hasDevTools: !app.isPackaged })
  startElectronHost({ handlersIn: desks.handlersIn, contents: window.webContents, onBug: sayBug })
  rememberWindow(window, stateFile)
  guardLeaving(app, window, {
    running: () => desks.running(),
    ask: (running) => askToLeave(window, running),
    close: () => desks.close().finally(() => uploads.close()),
  })
  showMenuOf(window, desks)
  app.on('second-instance', (_event, argv, folder) => {
    bringToFront(window)
    const file = openedFile(argv, folder)
    if (file) void showScreen(window, importOf(file, desks))
  })
  const file = openedFile(process.argv, process.cwd())
  await showScreen(window, file ? importOf(file, desks) : state.screen)
}

function importOf(file: SourceFile, { files }: Desks): string {
  return `#/import/${files.addSource(file)}`
}

async function newBatch(window: BrowserWindow, desks: Desks): Promise<void> {
  const path = await chooseSource(window)
  if (path) await showScreen(window, importOf(sourceAt(path), desks))
}

function showMenuOf(window: BrowserWindow, desks: Desks): void {
  const { settings } = desks
  showMenu({
    isMac: platform === 'darwin',
    hasDevTools: !app.isPackaged,
    theme: settings.read().theme,
    newBatch: () => void newBatch(window, desks),
    showBatches: () => void showScreen(window, '#/'),
    showSettings: () => void showScreen(window, '#/settings'),
    chooseTheme: (theme) => settings.write({ theme }),
    openDataFolder: () => void shell.openPath(dataDir),
    openOutside,
  })
}
