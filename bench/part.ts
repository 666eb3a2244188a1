import type { Cores } from './cores.ts'
import type { Figure } from './figures.ts'

/** A table of what was measured besides the promised figures. */
export interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What one part of the benchmark found. */
export interface Section {
  readonly title: string
  /** How it was measured. */
  readonly method: string
  readonly figures: readonly Figure[]
  readonly table: Table | null
}

export type Part = (cores: Cores | null) => Promise<Section>
