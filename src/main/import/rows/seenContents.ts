/** Of the 32 of a sha256. Among n contents two are alike by chance in n² / 2^129 of all tables: never. */
const digestBytes = 16
/** So many digests lie together: what grows in blocks is never copied, and never there twice. */
const blockDigests = 1 << 15

/**
 * Finds rows with the content of an earlier one, by the first half of that content's sha256. About 30 bytes a row,
 * whatever the texts are.
 */
export class SeenContents {
  /** Where an entry's number stands, counted from 1; 0: nothing is there. Half of it is empty at least. */
  #slots = new Uint32Array(2_048)
  readonly #blocks: Buffer[] = []
  #rows = new Uint32Array(1_024)
  #size = 0

  /** The row that had this content first; null: this one is the first. */
  firstWith(sha256: Buffer, row: number): number | null {
    const digest = sha256.subarray(0, digestBytes)
    const slot = this.#slotOf(digest)
    const found = this.#slots[slot]!
    if (found > 0) return this.#rows[found - 1]!
    if (this.#size % blockDigests === 0) this.#blocks.push(Buffer.alloc(blockDigests * digestBytes))
    digest.copy(this.#digest(this.#size))
    this.#rows[this.#size] = row
    this.#slots[slot] = ++this.#size
    if (this.#size === this.#rows.length) this.#grow()
    return null
  }

  #digest(entry: number): Buffer {
    const start = (entry % blockDigests) * digestBytes
    return this.#blocks[Math.floor(entry / blockDigests)]!.subarray(start, start + digestBytes)
  }

  /** Where a digest stands, or would. */
  #slotOf(digest: Buffer): number {
    const last = this.#slots.length - 1
    let slot = digest.readUInt32LE(0) & last
    for (; this.#slots[slot]! > 0; slot = (slot + 1) & last)
      if (this.#digest(this.#slots[slot]! - 1).equals(digest)) break
    return slot
  }

  /** No two of them are alike, so none is compared: this is the one pause that grows with the table. */
  #grow(): void {
    const entries = 2 * this.#size
    this.#rows = grown(this.#rows, entries)
    const slots = new Uint32Array(2 * entries)
    const last = slots.length - 1
    for (let entry = 0; entry < this.#size; entry++) {
      const block = this.#blocks[Math.floor(entry / blockDigests)]!
      let slot = block.readUInt32LE((entry % blockDigests) * digestBytes) & last
      while (slots[slot]! > 0) slot = (slot + 1) & last
      slots[slot] = entry + 1
    }
    this.#slots = slots
  }
}

function grown(before: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const after = new Uint32Array(length)
  after.set(before)
  return after
}
