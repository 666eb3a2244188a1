import { existsSync } from 'node:fs'
import { extname } from 'node:path'
import type { CallInput, CallOutput } from '../../../shared/contract.ts'
import { UsageError } from '../../../shared/usageError.ts'
import { exportFormatOf } from '../../export/exportFormat.ts'
import { isFileName } from '../../export/files/fileName.ts'
import type { Desk } from '../desk/desk.ts'

/** Where an export goes; null when the dialog was closed. */
export async function exportTarget(
  fileName: string,
  ask: boolean,
  { host, files }: Pick<Desk, 'host' | 'files'>,
): Promise<CallOutput<'export.target'>['target']> {
  if (!isFileName(fileName)) throw new UsageError('This is not the name of a file.')
  exportFormatOf(fileName)
  const isOnWeb = host === 'web'
  const path = ask && !isOnWeb ? await files.chooseTarget(fileName) : files.defaultTarget(fileName)
  if (path === null) return null
  // What waits for a browser is of no use to anybody once there is a newer one.
  const exists = !isOnWeb && existsSync(path)
  return { target: files.addTarget(path), shown: files.shownPath(path), exists }
}

/** Throws UsageError for a file whose ending promises another format. */
export function requireEnding(path: string, format: CallInput<'export.run'>['format']): void {
  if (exportFormatOf(path) === format) return
  throw new UsageError(
    `A file that ends in ${extname(path)} would hold another format. End it in .${format}.`,
  )
}
