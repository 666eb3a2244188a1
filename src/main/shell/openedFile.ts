import { existsSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { SourceFile } from '../api/desk.ts'

const tables = /\.(csv|tsv|jsonl|ndjson|xlsx)$/i

/** The table that the app was started with (`argv` of a process in `folder`); null when there is none. */
export function openedFile(argv: readonly string[], folder: string): SourceFile | null {
  const named = argv.findLast((word) => tables.test(word) && !word.startsWith('-'))
  const path = named && resolve(folder, named)
  return path && existsSync(path) ? sourceAt(path) : null
}

/** A file that the operator named. Throws when it is not there. */
export function sourceAt(path: string): SourceFile {
  return { path, fileName: basename(path), bytes: statSync(path).size }
}
