import { useMemo } from 'react'
import type uPlot from 'uplot'
import { nanoPerUsd } from '../../../../shared/money.ts'
import type { BatchCharts, BatchView } from '../../../../shared/views/batchViews.ts'
import { money } from '../../../parts/format.ts'
import { drawBreaks } from './drawBreaks.ts'
import type { Colors } from './Plot.tsx'
import { Plot } from './Plot.tsx'
import { TimeAxis } from './TimeAxis.tsx'
import type { Timeline } from './timeline.ts'
import { timelineOf } from './timeline.ts'

interface Props {
  readonly batch: BatchView
  readonly charts: BatchCharts | null
}

/** What was spent, dashed what the rest will cost at this pace, and the budget as a line. */
export function CostChart({ batch, charts }: Props) {
  const cap = batch.settings.maxCostNanoUsd
  const { projectedNanoUsd, leftMs } = batch.pace
  const isRunning = batch.status === 'running' && leftMs !== null && projectedNanoUsd !== null
  const line = useMemo(() => charts && timelineOf(charts), [charts])
  const ahead = isRunning ? { leftMs, projectedNanoUsd } : null
  const data = useMemo(() => pointsOf(charts, line, ahead), [charts, leftMs, projectedNanoUsd])
  const said = isRunning ? `${money(projectedNanoUsd)} projected` : `${money(batch.costNanoUsd)} spent`
  return (
    <section className="chart" aria-label="Cost over time">
      <header>
        <b>Cost</b>
        <span>
          {said}
          {cap !== null && ` · ${money(cap)} budget`}
        </span>
      </header>
      <Plot
        label={`Cost over time, ${said}`}
        data={data}
        shape={String(cap)}
        options={(color) => optionsFor(cap, color)}
        draw={(plot, color) => {
          drawBreaks(plot, line?.breaks ?? [], color)
          if (cap !== null) drawBudget(plot, cap, color)
        }}
      />
      <TimeAxis
        line={line}
        endX={data[0].at(-1)}
        toAt={line ? line.toAt + (ahead?.leftMs ?? 0) : undefined}
      />
    </section>
  )
}

interface Ahead {
  readonly leftMs: number
  readonly projectedNanoUsd: number
}

/** Steps, spent so far, and what the rest will cost: from now on in one line. */
function pointsOf(
  charts: BatchCharts | null,
  line: Timeline | null,
  ahead: Ahead | null,
): [number[], (number | null)[], (number | null)[]] {
  if (!charts || !line) return [[], [], []]
  const xs = [0, ...line.steps.map(({ endX }) => endX)]
  const usd = [0, ...charts.spentNanoUsd].map((spent) => spent / nanoPerUsd)
  if (!ahead) return [xs, usd, usd.map(() => null)]
  const projected = usd.map((value, index) => (index === usd.length - 1 ? value : null))
  return [
    [...xs, line.endX + ahead.leftMs / charts.stepMs],
    [...usd, null],
    [...projected, ahead.projectedNanoUsd / nanoPerUsd],
  ]
}

function optionsFor(cap: number | null, color: Colors): Omit<uPlot.Options, 'width' | 'height' | 'hooks'> {
  const budget = (cap ?? 0) / nanoPerUsd
  return {
    scales: {
      x: { time: false, range: (_, min, max) => [min, max] },
      y: { range: (_, __, max) => [0, Math.max(max || 0.000_001, budget) * 1.1] },
    },
    series: [
      {},
      { stroke: color('text-2'), width: 1.5, points: { show: false } },
      { stroke: color('text-3'), width: 1.5, dash: [4, 3], points: { show: false } },
    ],
  }
}

function drawBudget(plot: uPlot, cap: number, color: Colors): void {
  const { ctx, bbox } = plot
  ctx.fillStyle = color('text-2')
  ctx.fillRect(bbox.left, plot.valToPos(cap / nanoPerUsd, 'y', true), bbox.width, 1)
}
