const digestBytes = 32

/**
 * Finds rows with the content of an earlier one, by the sha256 of that content: the measure of the answer cache, which
 * joins requests by all 256 bits of theirs. About 50 bytes a row, whatever the texts are.
 */
export class SeenContents {
  /** Where an entry's number stands, counted from 1; 0: nothing is there. Half of it is empty at least. */
  #slots = new Uint32Array(2_048)
  #digests = Buffer.alloc(1_024 * digestBytes)
  #rows = new Uint32Array(1_024)
  #size = 0

  /** The row that had this content first; null: this one is the first. */
  firstWith(digest: Buffer, row: number): number | null {
    const slot = this.#slotOf(digest, 0)
    const found = this.#slots[slot]!
    if (found > 0) return this.#rows[found - 1]!
    digest.copy(this.#digests, this.#size * digestBytes)
    this.#rows[this.#size] = row
    this.#slots[slot] = ++this.#size
    if (this.#size === this.#rows.length) this.#grow()
    return null
  }

  /** Where a digest stands, or would. */
  #slotOf(bytes: Buffer, from: number): number {
    const last = this.#slots.length - 1
    let slot = bytes.readUInt32LE(from) & last
    for (; this.#slots[slot]! > 0; slot = (slot + 1) & last) {
      const start = (this.#slots[slot]! - 1) * digestBytes
      if (this.#digests.compare(bytes, from, from + digestBytes, start, start + digestBytes) === 0) break
    }
    return slot
  }

  #grow(): void {
    const entries = 2 * this.#size
    this.#rows = grown(this.#rows, entries)
    this.#digests = Buffer.concat([this.#digests], entries * digestBytes)
    this.#slots = new Uint32Array(2 * entries)
    for (let entry = 0; entry < this.#size; entry++)
      this.#slots[this.#slotOf(this.#digests, entry * digestBytes)] = entry + 1
  }
}

function grown(before: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const after = new Uint32Array(length)
  after.set(before)
  return after
}
