import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { ask } from './ask.ts'
import { quantile } from './quantile.ts'
import type { Host } from './window.ts'
import { startHost } from './window.ts'

/** How a host fared since it was last asked. */
export interface Fares {
  readonly p99Ms: number
  /** The longest time that nothing else was done. */
  readonly mostMs: number
  /** RSS. */
  readonly peakMb: number
}

export interface WatchedHost extends Host {
  fares(): Promise<Fares>
}

/** A host that tells how its event loop and its memory fare. */
export async function startWatchedHost(folder: string): Promise<WatchedHost> {
  const probe = fileURLToPath(new URL('probe.js', import.meta.url))
  const host = await startHost(folder, null, probe)
  return {
    ...host,
    async fares() {
      const heard = once(host.child, 'message') as Promise<[Fares]>
      host.child.send('fares')
      return (await heard)[0]
    },
  }
}

/** What a while of work was for those who had something else to do. */
export interface Beside extends Fares {
  /** Until another page has its list of batches. */
  readonly listP95Ms: number
  readonly listMostMs: number
}

const everyMs = 100

/** Works, and asks as another page would meanwhile. */
export async function beside<T>(host: WatchedHost, work: () => Promise<T>): Promise<[T, Beside]> {
  await host.fares()
  const [over, asked] = [new AbortController(), [] as number[]]
  const asking = askOften(host, over.signal, asked)
  const result = await work().finally(() => over.abort())
  await asking
  const [listP95Ms, listMostMs] = [quantile(asked, 0.95), Math.max(...asked)]
  return [result, { ...(await host.fares()), listP95Ms, listMostMs }]
}

async function askOften(host: Host, over: AbortSignal, asked: number[]): Promise<void> {
  do {
    const from = performance.now()
    await ask(host, 'batches.list', {})
    asked.push(performance.now() - from)
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  } while (!over.aborted)
}
