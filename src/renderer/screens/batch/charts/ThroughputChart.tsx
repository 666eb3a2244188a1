import { useMemo } from 'react'
import uPlot from 'uplot'
import type { BatchCharts, BatchView } from '../../../../shared/views/batchViews.ts'
import { dash, number } from '../../../parts/format.ts'
import { Plot } from './Plot.tsx'
import { TimeAxis } from './TimeAxis.tsx'

interface Props {
  readonly batch: BatchView
  readonly charts: BatchCharts | null
}

const minuteMs = 60_000

/** Rows per minute; below it the failures, over it what the limiter did, dashed how many calls it allowed at once. */
export function ThroughputChart({ batch, charts }: Props) {
  const isRunning = batch.status === 'running'
  const data = useMemo(() => pointsOf(charts, isRunning), [charts, isRunning])
  const { rowsPerMinute } = batch.pace
  // The rate of now is read more often than the chart.
  const peak = charts ? Math.max(rowsPerMinute ?? 0, ...(data[1] as number[])) : null
  const now = rowsPerMinute === null ? dash : number(Math.round(rowsPerMinute))
  return (
    <section className="chart" aria-label="Throughput over time">
      <header>
        <b>Rows per minute</b>
        <span>
          {now} {isRunning ? 'now' : 'at the end'} · peak {peak === null ? dash : number(Math.round(peak))}
        </span>
      </header>
      <Plot
        label={`Rows per minute, ${now} now`}
        data={data}
        shape={String(charts?.limiter.length ?? 0)}
        options={(color) => optionsFor(charts, color)}
      />
      <TimeAxis fromAt={charts?.fromAt ?? null} toAt={charts ? data[0].at(-1)! * 1_000 : null} />
    </section>
  )
}

/** Times in seconds, rows per minute, calls allowed. The last step lasts until its end. */
function pointsOf(charts: BatchCharts | null, isRunning: boolean): uPlot.AlignedData {
  if (!charts) return [[], [], []]
  const { fromAt, stepMs, rows } = charts
  // The step of this moment has not seen all of its rows: it would look like a slump.
  const whole = isRunning && rows.length > 1 ? rows.slice(0, -1) : rows
  const rates = whole.map((count) => (count / stepMs) * minuteMs)
  const times = [...whole, null].map((_, index) => fromAt + index * stepMs)
  return [
    times.map((at) => at / 1_000),
    [...rates, rates.at(-1) ?? 0],
    times.map((at) => allowedAt(charts, at + stepMs)),
  ]
}

/** How many calls were allowed at once; null before the first change. */
function allowedAt({ limiter }: BatchCharts, before: number): number | null {
  return limiter.findLast(({ at, concurrency }) => at < before && concurrency !== null)?.concurrency ?? null
}

function optionsFor(
  charts: BatchCharts | null,
  color: (token: string) => string,
): Omit<uPlot.Options, 'width' | 'height'> {
  return {
    scales: {
      x: { time: true },
      y: { range: (_, __, max) => [0, max || 1] },
      calls: { range: (_, __, max) => [0, (max || 1) * 1.1] },
    },
    series: [
      {},
      { stroke: color('text-2'), width: 1.5, fill: color('pending-tint'), points: { show: false } },
      {
        stroke: color('text-3'),
        width: 1,
        dash: [2, 2],
        scale: 'calls',
        paths: uPlot.paths.stepped!({ align: 1 }),
        points: { show: false },
      },
    ],
    hooks: { draw: [(plot) => drawEvents(plot, charts, color)] },
  }
}

function drawEvents(plot: uPlot, charts: BatchCharts | null, color: (token: string) => string): void {
  if (!charts) return
  const { ctx, bbox } = plot
  const x = (at: number): number => plot.valToPos(at / 1_000, 'x', true)
  ctx.save()
  ctx.fillStyle = color('waiting-text')
  for (const { at, kind } of charts.limiter) {
    if (kind !== 'grew' && kind !== 'allowed') ctx.fillRect(x(at), bbox.top, 1, bbox.height)
  }
  drawHolds(plot, charts, x)
  ctx.fillStyle = color('failed-fill')
  const most = Math.max(1, ...charts.failed)
  charts.failed.forEach((failed, index) => {
    const tall = failed === 0 ? 0 : Math.max(4, (failed / most) * bbox.height * 0.3)
    ctx.fillRect(x(charts.fromAt + index * charts.stepMs), bbox.top + bbox.height - tall, 2, tall)
  })
  ctx.restore()
}

/** What a 429 left of the concurrency stands beside its line, where the one before leaves room for it. */
function drawHolds({ ctx, bbox }: uPlot, { limiter }: BatchCharts, x: (at: number) => number): void {
  ctx.font = `${10 * devicePixelRatio}px Inter, sans-serif`
  ctx.textBaseline = 'top'
  let free = bbox.left
  for (const { at, kind, concurrency } of limiter) {
    const text = `429: → ${concurrency}`
    const left = x(at) + 3 * devicePixelRatio
    const { width } = ctx.measureText(text)
    if (kind !== 'held' || left < free || left + width > bbox.left + bbox.width) continue
    ctx.fillText(text, left, bbox.top)
    free = left + width
  }
}
