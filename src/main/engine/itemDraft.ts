import type { ItemState } from '../../shared/item.ts'
import type { ArtifactKind, NewArtifact } from '../store/answers/artifacts.ts'
import type { Committed, ItemChange } from '../store/items/commitItem.ts'
import { isOverBudget } from '../store/items/commitItem.ts'

type Commit = (change: Omit<ItemChange, 'at'>) => Promise<Committed>

/**
 * An item at work: what is stored of it, and what has happened since. Stages that cost nothing leave their
 * artifacts here; they reach the disk together with the next step that has to be durable.
 */
export class ItemDraft {
  readonly #commit: Commit
  readonly #values = new Map<ArtifactKind, unknown>()
  /** What the reply says as data, where this run has read it. */
  parsed: unknown
  /** What an answer out of the cache would have cost, nano-dollars. */
  savedNanoUsd = 0
  /** What the answer has in the pipeline's facets, once it is rendered. */
  facets: ItemChange['facets']
  #saved: ItemState
  #item: ItemState
  #artifacts: NewArtifact[] = []

  constructor(item: ItemState, commit: Commit) {
    this.#saved = item
    this.#item = item
    this.#commit = commit
  }

  get item(): ItemState {
    return this.#item
  }

  set(changes: Partial<ItemState>): void {
    this.#item = { ...this.#item, ...changes }
  }

  /** Leaves a stage's artifact. `body` is what goes to disk where that differs from the value as JSON. */
  add(kind: ArtifactKind, value: unknown, body = JSON.stringify(value)): void {
    this.#values.set(kind, value)
    this.#artifacts.push({ kind, body })
  }

  /** An artifact of this run, undefined when its stage ran before a restart. */
  value(kind: ArtifactKind): unknown {
    return this.#values.get(kind)
  }

  /** Puts everything since the last commit on disk, in one transaction. What a budget refuses stays on the draft. */
  async commit(extra: Pick<ItemChange, 'sent' | 'ended' | 'cache'> = {}): Promise<Committed> {
    if (this.#item === this.#saved && this.#artifacts.length === 0) return null
    const item = this.#item
    const { savedNanoUsd } = this
    const change = { was: this.#saved, item, artifacts: this.#artifacts, savedNanoUsd, facets: this.facets }
    const committed = await this.#commit({ ...change, ...extra })
    if (isOverBudget(committed)) return committed
    this.#saved = item
    this.savedNanoUsd -= savedNanoUsd
    this.#artifacts = []
    return committed
  }
}
