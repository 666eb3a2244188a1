/** Values of several rounds. */
interface Summary {
  readonly median: number
  readonly least: number
  readonly most: number
}

function summaryOf(values: readonly number[]): Summary {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2
  return { median, least: sorted[0]!, most: sorted.at(-1)! }
}

/** A promise and what was measured of it. */
export interface Figure {
  /** Names the figure for `whatLimits`. */
  readonly id: string
  readonly what: string
  readonly target: string
  readonly measured: string
  readonly isMet: boolean
}

interface Goal {
  readonly id: string
  readonly what: string
  readonly unit: string
  readonly digits?: number
  readonly atLeast?: number
  readonly atMost?: number
  readonly below?: number
}

/** The median counts. */
export function figure(goal: Goal, values: readonly number[]): Figure {
  const { id, what, atLeast = -Infinity, atMost = Infinity, below = Infinity } = goal
  const { median } = summaryOf(values)
  const isMet = median >= atLeast && median <= atMost && median < below
  return { id, what, target: targetOf(goal), measured: spreadText(values, goal.digits, goal.unit), isMet }
}

function targetOf({ unit, atLeast, atMost, below }: Goal): string {
  if (atLeast !== undefined) return `at least ${atLeast}${unit}`
  return atMost === undefined ? `under ${below}${unit}` : `at most ${atMost}${unit}`
}

/** `1.63 (1.50 to 1.71)`. */
export function spreadText(values: readonly number[], digits = 2, unit = ''): string {
  const { median, least, most } = summaryOf(values)
  const text = (value: number) => value.toFixed(digits)
  const spread = values.length > 1 ? ` (${text(least)} to ${text(most)})` : ''
  return `${text(median)}${unit}${spread}`
}

/** Round by round, so that what slows a whole round falls out. */
export function paired<T>(ours: readonly T[], theirs: readonly T[], value: (run: T) => number): number[] {
  return ours.map((run, round) => value(run) / value(theirs[round]!))
}
