import type { Latency } from '../../llm/practice/latency.ts'
import { startPracticeServer } from '../../llm/practiceServer.ts'
import type { GlobalFlags } from '../openWorkspace.ts'
import type { Terminal } from '../terminal.ts'

export interface PracticeFlags extends GlobalFlags {
  readonly port: number
  readonly fault?: readonly string[]
  readonly latency: Latency
  readonly rpm?: number
  readonly itpm?: number
  readonly otpm?: number
  readonly seed: number
}

/** `millrace practice-server`: serves the practice model until it is interrupted. */
export async function practiceServer(flags: PracticeFlags, terminal: Terminal): Promise<number> {
  const { port, latency, seed, fault, rpm, itpm, otpm } = flags
  const limits = {
    ...(rpm !== undefined && { rpm }),
    ...(itpm !== undefined && { itpm }),
    ...(otpm !== undefined && { otpm }),
  }
  const server = await startPracticeServer({ port, latency, seed, limits, faults: fault ?? [] })
  const { promise: interrupted, resolve } = Promise.withResolvers<void>()
  const stopListening = terminal.onInterrupt(resolve)
  if (flags.json) terminal.out(`${JSON.stringify({ url: server.url })}\n`)
  else
    terminal.out(
      `The practice model listens on ${server.url}\nUse it with: MILLRACE_PRACTICE_URL=${server.url}\n`,
    )
  await interrupted
  stopListening()
  await server.close()
  return 0
}
