import { stat } from 'node:fs/promises'
import type { BatchSource } from '../../../shared/batch.ts'
import { UsageError } from '../../../shared/usageError.ts'
import { exportFormatOf } from '../../export/exportFormat.ts'
import { requireFreeTarget, requireWritable } from '../../export/replaceFile.ts'
import { requireNotSource } from '../../export/requireNotSource.ts'

export interface TargetRules {
  /** Whether a file that exists may be overwritten. */
  readonly force: boolean
  /** The file that is read: it is never overwritten. */
  readonly source?: string
  /** The table that the batch was read from: neither is it. */
  readonly table?: BatchSource
}

/**
 * Found out before rows are read and money is spent, not after. Throws UsageError for a file that could not be written,
 * may not be, or is the source itself under whatever name.
 */
export async function requireUsableTarget(
  target: string,
  { force, source, table }: TargetRules,
): Promise<void> {
  exportFormatOf(target)
  if (source !== undefined && (await isSameFile(target, source)))
    throw new UsageError(`${target} is the file that is read; it is not overwritten. Give another name.`)
  if (table) await requireNotSource(target, table)
  await requireFreeTarget(target, force)
  await requireWritable(target)
}

/** Links and other spellings of a name lead to the same file. */
async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => stat(path, { bigint: true }).catch(() => null)))
  return a != null && b != null && a.dev === b.dev && a.ino === b.ino
}
