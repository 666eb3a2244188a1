import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { UsageError } from '../../../shared/usageError.ts'
import type { Files, SourceFile } from '../desk/desk.ts'

/** What a host can do with files. */
export type FilePort = Pick<
  Files,
  'chooseSource' | 'chooseBackup' | 'chooseTarget' | 'defaultTarget' | 'shownPath' | 'offer'
>

/** Keeps paths in the main process; whoever is to name one gets a handle that cannot be guessed. */
export function createFiles(port: FilePort): Files {
  const sources = new Map<string, SourceFile>()
  const targets = new Map<string, string>()
  return {
    addSource: (file) => added(sources, file),
    source: (handle) => known(sources, handle, 'This file is not known any more. Choose it once more.'),
    doneWith(handle) {
      const file = sources.get(handle)
      if (!file?.isUpload) return
      sources.delete(handle)
      remove(file.path)
    },
    addTarget: (path) => added(targets, path),
    target: (handle) =>
      known(targets, handle, 'This place for the file is not known any more. Choose it once more.'),
    chooseSource: () => port.chooseSource(),
    chooseBackup: () => port.chooseBackup(),
    chooseTarget: (fileName) => port.chooseTarget(fileName),
    defaultTarget: (fileName) => port.defaultTarget(fileName),
    shownPath: (path) => port.shownPath(path),
    offer: (path) => port.offer(path),
    close() {
      sources.clear()
      targets.clear()
    },
  }
}

/** Windows keeps a file that is still being read; it goes when the host closes. */
function remove(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // It is in nobody's way.
  }
}

function added<T>(all: Map<string, T>, one: T): string {
  const handle = randomBytes(16).toString('base64url')
  all.set(handle, one)
  return handle
}

function known<T>(all: ReadonlyMap<string, T>, handle: string, sentence: string): T {
  const found = all.get(handle)
  if (found === undefined) throw new UsageError(sentence)
  return found
}
