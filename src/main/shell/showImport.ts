import type { BrowserWindow } from 'electron'
import { app } from 'electron'
import type { Files, SourceFile } from '../api/desk/desk.ts'
import { sourceAt } from '../api/files/chosen.ts'
import { chooseSource } from './dialogs.ts'
import { bringToFront, showScreen } from './window.ts'

type Sources = Pick<Files, 'addSource'>

/** Shows what an import would make of a file. */
export async function showImport(file: SourceFile, window: BrowserWindow, files: Sources): Promise<void> {
  app.addRecentDocument(file.path)
  await showScreen(window, `#/import/${files.addSource(file)}`)
}

/** The same for a file that somebody has opened elsewhere, while they looked at something else. */
export function openInFront(file: SourceFile, window: BrowserWindow, files: Sources): void {
  bringToFront(window)
  void showImport(file, window, files)
}

/** The same for a file that is chosen now. */
export async function newBatch(window: BrowserWindow, files: Sources): Promise<void> {
  const path = await chooseSource(window)
  if (path) await showImport(sourceAt(path), window, files)
}
