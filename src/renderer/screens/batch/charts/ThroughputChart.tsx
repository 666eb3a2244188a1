import { useMemo } from 'react'
import uPlot from 'uplot'
import type { BatchCharts, BatchView } from '../../../../shared/views/batchViews.ts'
import { dash, number } from '../../../parts/format.ts'
import { drawBreaks } from './drawBreaks.ts'
import { Marks } from './Marks.tsx'
import type { Colors } from './Plot.tsx'
import { Plot } from './Plot.tsx'
import { TimeAxis } from './TimeAxis.tsx'
import type { Timeline } from './timeline.ts'
import { timelineOf } from './timeline.ts'

interface Props {
  readonly batch: BatchView
  readonly charts: BatchCharts | null
}

const minuteMs = 60_000

/** Rows per minute; below it the failures, over it what happened, dashed how many calls were allowed at once. */
export function ThroughputChart({ batch, charts }: Props) {
  const isRunning = batch.status === 'running'
  const line = useMemo(() => charts && timelineOf(charts), [charts])
  const data = useMemo(() => pointsOf(charts, line, isRunning), [charts, line, isRunning])
  const { rowsPerMinute } = batch.pace
  // The rate of now is read more often than the chart.
  const peak = charts ? Math.max(rowsPerMinute ?? 0, ...data[1].map((rate) => rate ?? 0)) : null
  const now = rowsPerMinute === null ? dash : number(Math.round(rowsPerMinute))
  return (
    <section className="chart" aria-label="Throughput over time">
      <header>
        <b>Rows per minute</b>
        <span>
          {now} {isRunning ? 'now' : 'at the end'} · peak {peak === null ? dash : number(Math.round(peak))}
        </span>
      </header>
      <div className="marked">
        <Plot
          label={`Rows per minute, ${now} now`}
          data={data}
          shape=""
          options={optionsFor}
          draw={(plot, color) => {
            if (!charts || !line) return
            drawBreaks(plot, line.breaks, color)
            drawFailures(plot, charts, line, color)
          }}
        />
        {charts && line && <Marks marks={charts.marks} line={line} />}
      </div>
      <TimeAxis line={line} />
    </section>
  )
}

type Points = [number[], (number | null)[], (number | null)[]]

/** Steps, rows per minute, calls allowed. The last step of a run lasts until its end; a pause has nothing. */
function pointsOf(charts: BatchCharts | null, line: Timeline | null, isRunning: boolean): Points {
  const points: Points = [[], [], []]
  if (!charts || !line) return points
  const add = (x: number, rate: number | null, allowed: number | null): void => {
    points[0].push(x)
    points[1].push(rate)
    points[2].push(allowed)
  }
  for (const [index, { x, endX, ms, isLast }] of line.steps.entries()) {
    const isNow = isRunning && index === line.steps.length - 1
    // The step of this moment has not seen all of its rows: it would look like a slump.
    const of = isNow && index > 0 && line.steps[index - 1]!.endX === x ? index - 1 : index
    const rate = (charts.rows[of]! / (of === index ? ms : charts.stepMs)) * minuteMs
    add(x, rate, charts.allowed[index]!)
    if (!isLast) continue
    add(endX, rate, charts.allowed[index]!)
    if (index < line.steps.length - 1) add(endX + 1, null, null)
  }
  return points
}

function optionsFor(color: Colors): Omit<uPlot.Options, 'width' | 'height' | 'hooks'> {
  return {
    scales: {
      x: { time: false, range: (_, min, max) => [min, max] },
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
  }
}

function drawFailures(plot: uPlot, { failed }: BatchCharts, { steps }: Timeline, color: Colors): void {
  const { ctx, bbox } = plot
  ctx.save()
  ctx.fillStyle = color('failed-fill')
  const most = Math.max(1, ...failed)
  failed.forEach((count, index) => {
    const tall = count === 0 ? 0 : Math.max(4, (count / most) * bbox.height * 0.3)
    ctx.fillRect(plot.valToPos(steps[index]!.x, 'x', true), bbox.top + bbox.height - tall, 2, tall)
  })
  ctx.restore()
}
