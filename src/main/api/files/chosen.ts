import { statSync } from 'node:fs'
import { basename } from 'node:path'
import type { CallOutput } from '../../../shared/contract.ts'
import type { Files, SourceFile } from '../desk/desk.ts'

/** A file that the operator named. Throws when it is not there. */
export function sourceAt(path: string): SourceFile {
  return { path, fileName: basename(path), bytes: statSync(path).size }
}

/** What the page gets for a file: a handle, and what people know it by. */
export function registered(file: SourceFile, files: Pick<Files, 'addSource'>): CallOutput<'source.sample'> {
  const { fileName, bytes } = file
  return { source: files.addSource(file), fileName, bytes }
}

/** The same for what a dialog gave; null when it was closed. */
export function chosen(path: string | null, files: Files): CallOutput<'source.choose'> {
  return { file: path === null ? null : registered(sourceAt(path), files) }
}
