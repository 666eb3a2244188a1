import { stat } from 'node:fs/promises'
import type { BatchSource } from '../../shared/batch.ts'
import { UsageError } from '../../shared/usageError.ts'
import { hashFile } from '../hashFile.ts'

/**
 * The table of a batch is never overwritten, also not when overwriting is allowed. A batch knows it by its content, not
 * by its path. Throws UsageError.
 */
export async function requireNotSource(
  path: string,
  { sha256, bytes }: Pick<BatchSource, 'sha256' | 'bytes'>,
): Promise<void> {
  const target = await stat(path).catch(() => null)
  if (!target?.isFile() || target.size !== bytes) return
  if ((await hashFile(path)).sha256 !== sha256) return
  throw new UsageError(
    `${path} is the table that this batch was read from; it is not overwritten. Give another name.`,
  )
}
