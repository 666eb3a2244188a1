import { stat } from 'node:fs/promises'
import { UsageError } from '../../../shared/usageError.ts'
import { exportFormatOf } from '../../export/exportFormat.ts'
import { requireFreeTarget, requireWritable } from '../../export/replaceFile.ts'

export interface TargetRules {
  /** Whether a file that exists may be overwritten. */
  readonly force: boolean
  /** The file that is read: it is never overwritten. */
  readonly source?: string
}

/**
 * Found out before rows are read and money is spent, not after. Throws UsageError for a file that could not be written,
 * may not be, or is the source itself under whatever name.
 */
export async function requireUsableTarget(target: string, { force, source }: TargetRules): Promise<void> {
  exportFormatOf(target)
  if (source !== undefined && (await isSameFile(target, source)))
    throw new UsageError(`${target} is the file that is read; it is not overwritten. Give another name.`)
  await requireFreeTarget(target, force)
  await requireWritable(target)
}

/** Links and other spellings of a name lead to the same file. */
async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => stat(path, { bigint: true }).catch(() => null)))
  return a != null && b != null && a.dev === b.dev && a.ino === b.ino
}
