import { useMemo } from 'react'
import type uPlot from 'uplot'
import type { BatchCharts, BatchView } from '../../../../shared/views/batchViews.ts'
import { money } from '../../../parts/format.ts'
import { Plot } from './Plot.tsx'
import { TimeAxis } from './TimeAxis.tsx'

interface Props {
  readonly batch: BatchView
  readonly charts: BatchCharts | null
}

const nanoPerUsd = 1_000_000_000

/** What was spent, dashed what the rest will cost at this pace, and the budget as a line. */
export function CostChart({ batch, charts }: Props) {
  const cap = batch.settings.maxCostNanoUsd
  const { projectedNanoUsd, leftMs } = batch.pace
  const isRunning = batch.status === 'running' && leftMs !== null && projectedNanoUsd !== null
  const data = useMemo(
    () => pointsOf(charts, isRunning ? { leftMs, projectedNanoUsd } : null),
    [charts, leftMs, projectedNanoUsd],
  )
  const times = data[0]
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
      />
      <TimeAxis fromAt={charts?.fromAt ?? null} toAt={times.length > 0 ? times.at(-1)! * 1_000 : null} />
    </section>
  )
}

interface Ahead {
  readonly leftMs: number
  readonly projectedNanoUsd: number
}

function pointsOf(charts: BatchCharts | null, ahead: Ahead | null): uPlot.AlignedData {
  if (!charts) return [[], [], []]
  const usd = [0, ...charts.spentNanoUsd].map((spent) => spent / nanoPerUsd)
  const times = usd.map((_, index) => (charts.fromAt + index * charts.stepMs) / 1_000)
  if (!ahead) return [times, usd, usd.map(() => null)]
  const end = times.at(-1)! + ahead.leftMs / 1_000
  const projected = usd.map((value, index) => (index === usd.length - 1 ? value : null))
  return [
    [...times, end],
    [...usd, null],
    [...projected, ahead.projectedNanoUsd / nanoPerUsd],
  ]
}

function optionsFor(
  cap: number | null,
  color: (token: string) => string,
): Omit<uPlot.Options, 'width' | 'height'> {
  const budget = cap === null ? null : cap / nanoPerUsd
  return {
    scales: {
      x: { time: true },
      y: { range: (_, __, max) => [0, Math.max(max || 0.000_001, budget ?? 0) * 1.1] },
    },
    series: [
      {},
      { stroke: color('text-2'), width: 1.5, points: { show: false } },
      { stroke: color('text-3'), width: 1.5, dash: [4, 3], points: { show: false } },
    ],
    hooks: {
      draw: [
        (plot) => {
          if (budget === null) return
          const { ctx, bbox } = plot
          ctx.fillStyle = color('text-2')
          ctx.fillRect(bbox.left, plot.valToPos(budget, 'y', true), bbox.width, 1)
        },
      ],
    },
  }
}
