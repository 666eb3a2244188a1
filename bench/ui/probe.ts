import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Fares } from './watchedHost.ts'

// Loaded into a host before its own code. It tells its parent how the host fared since it was last asked.

const sampleMs = 20
const delay = monitorEventLoopDelay({ resolution: 1 })
let peakBytes = 0
const sample = (): void => void (peakBytes = Math.max(peakBytes, process.memoryUsage.rss()))

delay.enable()
setInterval(sample, sampleMs).unref()
process.on('message', (message) => {
  if (message !== 'fares') return
  sample()
  const fares: Fares = { p99Ms: delay.percentile(99) / 1e6, mostMs: delay.max / 1e6, peakMb: peakBytes / 1e6 }
  process.send!(fares)
  delay.reset()
  peakBytes = 0
})
// What listens must not keep the host from ending.
process.channel?.unref()
