import type { Db } from '../connection/database.ts'
import { writesSeen } from '../connection/writesSeen.ts'

/** A list takes 4 bytes a row: at a million rows so many are 32 MB. */
const most = 8
/** While the workspace changes, reading lists anew takes one part in so many of the time. */
const restParts = 20

interface Kept {
  readonly rows: Uint32Array
  readonly version: string
  /** When it was read, ms UTC. */
  readonly at: number
  /** Until then it is good enough, whatever has changed. ms UTC. */
  readonly until: number
}

/** Lists of rows that are looked at again and again. The least used ones are forgotten. */
export class KeptLists {
  readonly #now
  readonly #version
  readonly #lists = new Map<string, Kept>()

  constructor(db: Db, now: () => number) {
    this.#now = now
    this.#version = writesSeen(db)
  }

  /** A list that never changes. */
  forGood(key: string, read: () => Uint32Array): Uint32Array {
    return (this.#known(key) ?? this.#keep(key, { rows: read(), version: '', at: 0, until: Infinity })).rows
  }

  /** A list as it is now. One that takes long is, while the workspace changes, up to 20 times as old. */
  fresh(key: string, read: () => Uint32Array): Uint32Array {
    const version = this.#version()
    const known = this.#known(key)
    const from = this.#now()
    if (known && (known.version === version || isGoodEnough(known, from))) return known.rows
    const rows = read()
    const to = this.#now()
    return this.#keep(key, { rows, version, at: to, until: to + (to - from) * restParts }).rows
  }

  #known(key: string): Kept | undefined {
    const known = this.#lists.get(key)
    if (known) this.#keep(key, known)
    return known
  }

  /** As the newest. */
  #keep(key: string, kept: Kept): Kept {
    this.#lists.delete(key)
    this.#lists.set(key, kept)
    if (this.#lists.size > most) this.#lists.delete(this.#lists.keys().next().value!)
    return kept
  }
}

/** A clock that was set back must not keep a list for longer than anyone meant. */
function isGoodEnough({ at, until }: Kept, now: number): boolean {
  return at <= now && now < until
}
