import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Job, RunReport } from '../job.ts'

/** Runs and reports to the parent. `run` returns how many items are complete. */
export async function measured({ tickets, watchLoop }: Job, run: () => Promise<number>): Promise<void> {
  const loopDelay = monitorEventLoopDelay({ resolution: 1 })
  if (watchLoop) loopDelay.enable()
  const cpuBefore = process.cpuUsage()
  const startedAt = performance.now()
  const complete = await run()
  const ms = performance.now() - startedAt
  const cpu = process.cpuUsage(cpuBefore)
  report({
    items: tickets,
    complete,
    ms,
    cpuMs: (cpu.user + cpu.system) / 1_000,
    peakRssMb: process.resourceUsage().maxRSS / 1_024,
    loopDelayMs: watchLoop ? loopDelay.percentile(99) / 1e6 : null,
  })
}

function report(values: RunReport): void {
  process.send!(values)
}
