import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { App } from 'electron'
import type { SourceFile } from '../api/desk/desk.ts'
import { sourceAt } from '../api/files/chosen.ts'

const tables = /\.(csv|tsv|jsonl|ndjson|xlsx)$/i

/** The table that the app was started with (`argv` of a process in `folder`); null when there is none. */
export function openedFile(argv: readonly string[], folder: string): SourceFile | null {
  const named = argv.findLast((word) => tables.test(word) && !word.startsWith('-'))
  const path = named && resolve(folder, named)
  return path && existsSync(path) ? sourceAt(path) : null
}

/**
 * On macOS files come as events, the first ones before the app is ready: they wait for `take`. Others than tables are
 * left alone.
 */
export function fileOpenings(app: App): { take(open: (file: SourceFile) => void): void } {
  let waiting: SourceFile | null = null
  let open = (file: SourceFile): void => void (waiting = file)
  app.on('open-file', (event, path) => {
    event.preventDefault()
    const file = openedFile([path], '/')
    if (file) open(file)
  })
  return {
    take(next) {
      open = next
      if (waiting) next(waiting)
    },
  }
}
