import { open } from 'node:fs/promises'

const mostBytes = 1 << 20

/**
 * The bytes of a file, piece by piece, all in one buffer: a piece holds until the next one is asked for. With a buffer
 * for each a process grows by a hundred megabytes before they are collected.
 */
export async function* fileBlocks(path: string, signal?: AbortSignal): AsyncGenerator<Buffer> {
  await using file = await open(path)
  const { size } = await file.stat()
  const buffer = Buffer.allocUnsafe(Math.min(Math.max(size, 1), mostBytes))
  for (;;) {
    signal?.throwIfAborted()
    const { bytesRead } = await file.read(buffer, 0, buffer.length)
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
  }
}
