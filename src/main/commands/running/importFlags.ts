import type { DuplicatesChoice } from '../../../shared/views/importViews.ts'
import type { Layout } from '../layouts.ts'

/** The flags that say how a file is read. */
export interface ImportFlags {
  readonly layout?: Layout
  readonly pipeline: string
  readonly map?: readonly string[]
  readonly encoding?: string
  readonly delimiter?: string
  readonly sheet?: string
  readonly rejects?: string
  readonly limit?: number
  readonly sample?: number
  readonly duplicates?: DuplicatesChoice
  readonly name?: string
  readonly force?: boolean
  /** Whether a required field may be guessed by what a column holds. */
  readonly mayGuess?: boolean
}
