import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { app, clipboard, dialog, nativeTheme, protocol, safeStorage, screen, session, shell } from 'electron'
import packageJson from '../../package.json' with { type: 'json' }
import { diagnosticsOf } from './api/desk/diagnostics.ts'
import type { Desks } from './api/desk/desks.ts'
import { startElectronHost } from './api/electronHost.ts'
import { openDesks } from './api/desk/openDesks.ts'
import { pauseAll } from './api/runs/pauseAll.ts'
import { bugSayer } from './api/desk/sayBug.ts'
import { staticFiles } from './api/page/staticFiles.ts'
import { createUploads } from './api/files/uploads.ts'
import { isAlive } from './isAlive.ts'
import { errorFields, openLog } from './log.ts'
import {
  askToLeave,
  chooseBackup,
  chooseSource,
  chooseTarget,
  sayCopied,
  sayPageGone,
} from './shell/dialogs.ts'
import { followDesks } from './shell/followDesks.ts'
import { guardContents, guardSession } from './shell/guards.ts'
import { guardLeaving } from './shell/leaving.ts'
import { showManners } from './shell/manners.ts'
import { mendPage } from './shell/mendPage.ts'
import { showMenu } from './shell/menu.ts'
import { fileOpenings, openedFile } from './shell/openedFile.ts'
import { answerPage, pageScheme } from './shell/protocol.ts'
import { openSecrets } from './shell/secrets.ts'
import { firstScreen } from './shell/firstScreen.ts'
import { newBatch, openInFront, showImport } from './shell/showImport.ts'
import { whyNotStarted } from './shell/whyNotStarted.ts'
import { bringToFront, openWindow, putAway, showScreen } from './shell/window.ts'
import { readWindowState, rememberWindow } from './shell/windowState.ts'
import { systemClock } from './systemClock.ts'
import { dataDirOf } from './workspaces.ts'

// The desktop app. Composition only, in the order that Electron wants: what must be so before it is ready comes first.
app.enableSandbox()
protocol.registerSchemesAsPrivileged([pageScheme])
const { env, platform } = process
const { version } = packageJson
const dataDir = dataDirOf(undefined, env, platform)
mkdirSync(dataDir, { recursive: true, mode: 0o700 })
app.setPath('userData', dataDir)
mkdirSync(join(dataDir, 'browser'), { recursive: true, mode: 0o700 })
app.setPath('sessionData', join(dataDir, 'browser'))
// As in electron-builder.yml: Windows shows notifications only of a program that it knows by this name.
app.setAppUserModelId('millrace.desktop')
app.setAboutPanelOptions({ applicationName: 'Millrace', applicationVersion: version })
const openOutside = (address: string): void => void shell.openExternal(address)
guardContents(app, openOutside)
const openings = fileOpenings(app)
const level = env['MILLRACE_LOG']
const log = openLog({ dataDir, host: 'desktop', level, now: () => systemClock.now() })
const onBug = bugSayer(log)
process.on('uncaughtExceptionMonitor', (error) => log.write('error', 'uncaught', errorFields(error)))

if (app.requestSingleInstanceLock()) void app.whenReady().then(start).catch(giveUp)
else app.quit()

function giveUp(error: unknown): void {
  log.write('error', 'not started', errorFields(error))
  dialog.showErrorBox('Millrace could not be started', whyNotStarted(error))
  app.exit(1)
}

async function start(): Promise<void> {
  log.write('info', 'started', { version, platform, electron: process.versions['electron'] ?? null })
  const stateFile = join(dataDir, 'window.json')
  const state = readWindowState(stateFile, (bounds) => screen.getDisplayMatching(bounds).workArea)
  const preload = join(import.meta.dirname, '../preload/index.cjs')
  const desks = desksFor(() => window)
  const uploads = createUploads(join(dataDir, 'uploads'), isAlive)
  const page = staticFiles(join(import.meta.dirname, '../renderer'))
  guardSession(session.defaultSession)
  protocol.handle('app', (request) => answerPage(request, { page, uploads, files: desks.files, onBug }))
  nativeTheme.themeSource = desks.settings.read().theme
  const window = openWindow({ preload, state, hasDevTools: !app.isPackaged })
  startElectronHost({ handlersIn: desks.handlersIn, contents: window.webContents, onBug })
  rememberWindow(window, stateFile)
  mendPage(window, { log, now: () => systemClock.now(), say: (isAgain) => sayPageGone(window, isAgain) })
  behave(window, desks, async () => {
    await desks.close().finally(() => uploads.close())
    log.write('info', 'ended')
  })
  showMenuOf(window, desks)
  answerOtherStarts(window, desks)
  await showFirst(state.screen, window, desks)
  openings.take((file) => openInFront(file, window, desks.files))
}

function desksFor(window: () => BrowserWindow): Desks {
  const downloads = app.getPath('downloads')
  const desks = openDesks({
    app: { dataDir, workspace: 'default', env, clock: systemClock, chance: Math.random, log },
    host: 'desktop',
    version,
    secrets: openSecrets(safeStorage, join(dataDir, 'key'), platform),
    files: {
      chooseSource: () => chooseSource(window()),
      chooseBackup: () => chooseBackup(window()),
      chooseTarget: (fileName) => chooseTarget(window(), downloads, fileName),
      defaultTarget: (fileName) => join(downloads, fileName),
      shownPath: (path) => path.replace(homedir(), '~'),
      offer: () => null,
    },
    onSettings: ({ theme }) => {
      if (theme === nativeTheme.themeSource) return
      nativeTheme.themeSource = theme
      // The menu marks the theme that there is, whoever chose it.
      showMenuOf(window(), desks)
    },
  })
  return desks
}

/** Who starts the app once more means the one that runs, and may bring a file. */
function answerOtherStarts(window: BrowserWindow, desks: Desks): void {
  app.on('second-instance', (_event, argv, folder) => {
    bringToFront(window)
    const file = openedFile(argv, folder)
    if (file) openInFront(file, window, desks.files)
  })
  app.on('activate', () => bringToFront(window))
}

/** The file that the app was started with, else the screen of last time. */
async function showFirst(screen: string, window: BrowserWindow, desks: Desks): Promise<void> {
  const file = openedFile(process.argv, process.cwd())
  const batches = desks.open().flatMap(({ desk: { app: opened } }) => {
    const { workspace } = opened.config
    return opened.store.batches.list().map((batch) => ({ ...batch, workspace }))
  })
  if (file) await showImport(file, window, desks.files)
  else await showScreen(window, firstScreen(screen, batches))
}

/** How the app behaves around its window, and how one leaves it. `close` gives up what it has open. */
function behave(window: BrowserWindow, desks: Desks, close: () => Promise<void>): void {
  const tray = showManners({
    window,
    batches: followDesks(desks),
    mayNotify: () => desks.settings.read().notify,
    onWake: () => {
      for (const { desk } of desks.open()) desk.runs.lookForNetwork()
    },
    isMac: platform === 'darwin',
    icons: join(import.meta.dirname, '../../resources/icons'),
    openWindow: () => bringToFront(window),
    openBatch: ({ workspace, id }) => {
      bringToFront(window)
      void showScreen(window, `#/w/${encodeURIComponent(workspace)}/batches/${id}`)
    },
    pauseAll: () => void pauseAll(desks),
    quit: () => leave(),
  })
  const leave = guardLeaving(app, window, {
    running: () => desks.running(),
    ask: (running) => askToLeave(window, running, platform),
    keep: () => {
      tray.appear()
      putAway(window, platform)
    },
    close,
    onBug,
  })
}

function showMenuOf(window: BrowserWindow, desks: Desks): void {
  const { settings } = desks
  showMenu({
    isMac: platform === 'darwin',
    hasDevTools: !app.isPackaged,
    theme: settings.read().theme,
    newBatch: () => void newBatch(window, desks.files),
    showBatches: () => void showScreen(window, '#/'),
    showSettings: () => void showScreen(window, '#/settings'),
    chooseTheme: (theme) => settings.write({ theme }),
    openDataFolder: () => void shell.openPath(dataDir),
    copyDiagnostics: () => {
      const texts = desks.open().map(({ desk }) => diagnosticsOf(desk))
      void clipboard.writeText(texts.join('\n\n')).then(() => sayCopied(window))
    },
    openOutside,
  })
}
