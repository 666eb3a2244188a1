import { extname, join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { dialog } from 'electron'
import { counted } from '../../shared/counted.ts'

/** The path that the operator chose; null when the dialog was closed. */
export async function chooseSource(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Choose a table',
    properties: ['openFile'],
    filters: [
      { name: 'Tables', extensions: ['csv', 'tsv', 'txt', 'jsonl', 'ndjson', 'xlsx'] },
      { name: 'All files', extensions: ['*'] },
    ],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

/** The backup of a workspace that the operator chose; null when the dialog was closed. */
export async function chooseBackup(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Choose a backup',
    properties: ['openFile'],
    filters: [
      { name: 'Workspaces', extensions: ['db'] },
      { name: 'All files', extensions: ['*'] },
    ],
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
    title: 'Export',
    defaultPath: join(folder, fileName),
    filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  })
  return canceled || !filePath ? null : filePath
}

/** Whether batches that run are to be paused so that the app can end. */
export async function askToLeave(window: BrowserWindow, running: number): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `${counted(running, 'batch', 'batches')} still running`,
    detail: 'Millrace waits for the calls in flight, then quits. The next start offers to go on.',
    buttons: ['Keep open', 'Pause and quit'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}
