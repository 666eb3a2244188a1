import { createHash } from 'node:crypto'
import { fileBlocks } from './fileBlocks.ts'

/** The identity of a file is its content, not its name. */
export async function hashFile(
  path: string,
  signal?: AbortSignal,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const block of fileBlocks(path, signal)) {
    hash.update(block)
    bytes += block.length
  }
  return { sha256: hash.digest('hex'), bytes }
}
