import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'

const blockBytes = 256 * 1024

/**
 * Writes chunks to a file and waits for each block before it asks for more, so that memory does not grow with the
 * file. In blocks, because a system call per row would cost more than the row. Tells the size and the hash.
 */
export async function writeBlocks(
  file: FileHandle,
  chunks: AsyncIterable<string | Uint8Array>,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const block of blocksOf(chunks)) {
    hash.update(block)
    bytes += block.length
    await file.appendFile(block)
  }
  return { bytes, sha256: hash.digest('hex') }
}

async function* blocksOf(chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    const part = Buffer.from(chunk as string)
    parts.push(part)
    size += part.length
    if (size < blockBytes) continue
    yield Buffer.concat(parts)
    parts = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(parts)
}
