import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { BatchSource } from '../../shared/batch.ts'
import { UsageError } from '../../shared/usageError.ts'

/**
 * The table of a batch is never overwritten, also not when overwriting is allowed. A batch knows it by its content, not
 * by its path. Throws UsageError.
 */
export async function requireNotSource(
  path: string,
  { sha256, bytes }: Pick<BatchSource, 'sha256' | 'bytes'>,
): Promise<void> {
  const target = await stat(path).catch(() => null)
  if (!target?.isFile() || target.size !== bytes || (await sha256Of(path)) !== sha256) return
  throw new UsageError(
    `${path} is the table that this batch was read from; it is not overwritten. Give another name.`,
  )
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
