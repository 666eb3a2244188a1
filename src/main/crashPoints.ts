import type { runBatch } from './engine/run.ts'
import type { EngineDeps } from './engine/runDeps.ts'
import type { ItemChange } from './store/items/commitItem.ts'

/** For tests only: what `runBatch` awaits, seen from outside. `reached` hears of each point before it is passed. */
export type Reached = (point: CrashPoint) => void | Promise<void>

const commits = ['announce', 'settle', 'finish'] as const
type CommitKind = (typeof commits)[number]

/** `queued` is the moment when a commit is under way and nobody has heard of it yet. */
export const crashPoints = [
  'run:start',
  ...commits.flatMap((kind) => [`before:${kind}`, `queued:${kind}`, `after:${kind}`] as const),
  'before:send',
  'queued:send',
  'after:send',
  'run:end',
] as const
export type CrashPoint = (typeof crashPoints)[number]

/** `MILLRACE_CRASH_AT=point:n` kills this process, as the system would, when it reaches the point for the nth time. */
export function crashingAt(spec: string, run: typeof runBatch): typeof runBatch {
  const [point, left] = [spec.slice(0, spec.lastIndexOf(':')), spec.slice(spec.lastIndexOf(':') + 1)]
  let visits = Number(left)
  const reached: Reached = (here) => {
    if (here === point && --visits === 0) process.kill(process.pid, 'SIGKILL')
  }
  return async (batchId, deps, control) => {
    await reached('run:start')
    await run(batchId, watched(deps, reached), control)
    await reached('run:end')
  }
}

/** The same parts of an engine, with every commit and every request telling where it is. */
export function watched(deps: EngineDeps, reached: Reached): EngineDeps {
  const { store, llm } = deps
  const around = async <T>(name: CommitKind | 'send', start: () => Promise<T>): Promise<T> => {
    await reached(`before:${name}`)
    const result = start()
    result.catch(() => undefined) // whoever awaits it hears of it below
    await reached(`queued:${name}`)
    const value = await result
    await reached(`after:${name}`)
    return value
  }
  const commit: typeof store.commit = (lease, change) =>
    around(kindOf(change), () => store.commit(lease, change))
  const send: typeof llm.send = (request, options) => around('send', () => llm.send(request, options))
  return {
    ...deps,
    store: Object.create(store, { commit: { value: commit } }) as typeof store,
    llm: Object.create(llm, { send: { value: send } }) as typeof llm,
  }
}

function kindOf({ sent, ended }: ItemChange): CommitKind {
  if (sent) return 'announce'
  return ended ? 'settle' : 'finish'
}
