import type { BatchCharts } from '../../../../shared/views/batchViews.ts'

/** A pause is drawn as wide as so many steps, however long it was. */
const breakSteps = 4

/** One step of the axis. x counts steps from its beginning; times are ms UTC. */
interface Step {
  readonly x: number
  readonly endX: number
  readonly ms: number
  /** The last one before a pause or the end. */
  readonly isLast: boolean
}

export interface Break {
  readonly fromX: number
  readonly toX: number
  readonly fromAt: number
  readonly toAt: number
  /** Otherwise the batch was complete, and some of its rows were run again. */
  readonly isPause: boolean
}

/** Where a chart shows what: the times in which the batch ran, one beside the other, with a break between them. */
export interface Timeline {
  readonly steps: readonly Step[]
  readonly breaks: readonly Break[]
  readonly endX: number
  readonly fromAt: number
  readonly toAt: number
  /** What lies in a pause stands in the middle of its break. */
  readonly xOf: (at: number) => number
}

interface Placed {
  readonly fromAt: number
  readonly toAt: number
  readonly fromX: number
  readonly toX: number
}

type Charted = Pick<BatchCharts, 'spans' | 'stepMs' | 'marks'>

export function timelineOf({ spans, stepMs, marks }: Charted): Timeline {
  const placed: Placed[] = []
  for (const { fromAt, toAt } of spans) {
    const before = placed.at(-1)
    const fromX = before ? before.toX + breakSteps : 0
    placed.push({ fromAt, toAt, fromX, toX: fromX + (toAt - fromAt) / stepMs })
  }
  const [first, last] = [placed[0]!, placed.at(-1)!]
  return {
    steps: placed.flatMap((span) => stepsOf(span, stepMs)),
    breaks: placed.slice(1).map((after, index) => breakBetween(placed[index]!, after, marks)),
    endX: last.toX,
    fromAt: first.fromAt,
    toAt: last.toAt,
    xOf: (at) => xOf(at, placed, stepMs),
  }
}

function stepsOf({ fromAt, toAt, fromX, toX }: Placed, stepMs: number): Step[] {
  const length = Math.ceil((toAt - fromAt) / stepMs)
  return Array.from({ length }, (_, index) => {
    const isLast = index === length - 1
    const [x, endX] = [fromX + index, isLast ? toX : fromX + index + 1]
    return { x, endX, ms: (endX - x) * stepMs, isLast }
  })
}

/** A span ends with the second in which it was paused. */
const secondMs = 1_000

function breakBetween(before: Placed, after: Placed, marks: Charted['marks']): Break {
  const [fromAt, toAt] = [before.toAt, after.fromAt]
  const isPause = marks.some(
    ({ kind, at }) => kind.startsWith('paused:') && at >= fromAt - secondMs && at < toAt,
  )
  return { fromX: before.toX, toX: after.fromX, fromAt, toAt, isPause }
}

function xOf(at: number, placed: readonly Placed[], stepMs: number): number {
  const index = Math.max(
    0,
    placed.findLastIndex(({ fromAt }) => fromAt <= at),
  )
  const { fromAt, toAt, fromX, toX } = placed[index]!
  if (at <= toAt) return Math.max(0, fromX + (at - fromAt) / stepMs)
  return index === placed.length - 1 ? toX : toX + breakSteps / 2
}
