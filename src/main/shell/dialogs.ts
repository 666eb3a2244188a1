import { extname, join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { dialog } from 'electron'
import { counted } from '../../shared/words/counted.ts'
import type { Parting } from './leaving.ts'
import { bringToFront } from './window.ts'

/** The path that the operator chose; null when the dialog was closed. */
export function chooseSource(window: BrowserWindow): Promise<string | null> {
  const extensions = ['csv', 'tsv', 'txt', 'jsonl', 'ndjson', 'xlsx']
  return chosenFile(window, 'Choose a table', { name: 'Tables', extensions })
}

/** The backup of a workspace that the operator chose; null when the dialog was closed. */
export function chooseBackup(window: BrowserWindow): Promise<string | null> {
  return chosenFile(window, 'Choose a backup', { name: 'Workspaces', extensions: ['db'] })
}

async function chosenFile(
  window: BrowserWindow,
  title: string,
  wanted: Electron.FileFilter,
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    properties: ['openFile'],
    filters: [wanted, { name: 'All files', extensions: ['*'] }],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

/**
 * Where a file is to be written; null when the dialog was closed. The system asks before it is replaced, and adds the
 * ending where it was left out.
 */
export async function chooseTarget(
  window: BrowserWindow,
  folder: string,
  fileName: string,
): Promise<string | null> {
  const ending = extname(fileName).slice(1)
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Save as',
    defaultPath: join(folder, fileName),
    filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  })
  return canceled || !filePath ? null : filePath
}

/** What is to become of batches that run when their window is closed. It is brought to the front for the question. */
export async function askToLeave(
  window: BrowserWindow,
  running: number,
  platform: NodeJS.Platform,
): Promise<Parting> {
  bringToFront(window)
  // Linux does not say whether it has a tray, and a window that cannot be found again would be worse than one too many.
  const keep = platform === 'linux' ? 'Keep running, minimised' : 'Keep running in the background'
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `${counted(running, 'batch', 'batches')} still running`,
    detail:
      'Kept running, they go on without the window, and you are told when they end. To quit, Millrace waits for the calls in flight; the next start offers to go on.',
    buttons: ['Cancel', 'Pause and quit', keep],
    defaultId: 2,
    cancelId: 0,
    noLink: true,
  })
  return partings[response] ?? 'stay'
}

/** By the number of their button. */
const partings: readonly Parting[] = ['stay', 'quit', 'keep']

/** The page has died. The second time it is the operator who decides whether it is loaded once more. */
export async function sayPageGone(window: BrowserWindow, isAgain: boolean): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: isAgain ? 'warning' : 'info',
    message: isAgain ? 'The window stopped working again' : 'The window stopped working and was loaded again',
    detail: `Batches that run went on without it, and nothing stored was lost.${
      isAgain ? ' Should this come back, Help > Copy Diagnostics says what to report.' : ''
    }`,
    buttons: isAgain ? ['Load it again', 'Leave it'] : ['OK'],
    defaultId: 0,
    cancelId: isAgain ? 1 : 0,
    noLink: true,
  })
  return response === 0
}

export async function sayCopied(window: BrowserWindow): Promise<void> {
  await dialog.showMessageBox(window, {
    type: 'info',
    message: 'The diagnostics are in the clipboard',
    detail:
      'Paste them into your report. No key, no row and no prompt is in them; read them before you send them.',
    buttons: ['OK'],
    noLink: true,
  })
}
