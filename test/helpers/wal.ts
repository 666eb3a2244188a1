/** SQLite's write-ahead log: a header, then frames of one page each. See https://sqlite.org/walformat.html. */
const headerBytes = 32
const frameHeaderBytes = 24

/** Where each commit ends, in bytes from the start of the log. Frames of an older generation are not counted. */
export function commitEnds(wal: Buffer): number[] {
  const frameBytes = frameHeaderBytes + wal.readUInt32BE(8)
  const salts = wal.subarray(16, 24)
  const ends: number[] = []
  for (let at = headerBytes; at + frameBytes <= wal.length; at += frameBytes) {
    if (!wal.subarray(at + 8, at + 16).equals(salts)) break
    const pagesAfterCommit = wal.readUInt32BE(at + 4)
    if (pagesAfterCommit > 0) ends.push(at + frameBytes)
  }
  return ends
}
