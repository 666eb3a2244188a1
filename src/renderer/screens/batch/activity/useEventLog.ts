import { useEffect, useRef, useState } from 'react'
import type { BatchId } from '../../../../shared/ids.ts'
import type { EventsPage, EventTopic } from '../../../../shared/views/eventViews.ts'
import type { CallFailed } from '../../../api.ts'
import { call } from '../../../api.ts'
import { useAppState } from '../../../state.ts'

const pageSize = 100

interface Place {
  readonly batchId: BatchId
  readonly topic: EventTopic | null
  /** Begins around this entry; null: at the newest. */
  readonly around: number | null
}

interface Read extends EventsPage {
  readonly key: string
}

export interface EventLog {
  /** null until the first answer. */
  readonly log: EventsPage | null
  readonly error: string | null
  readonly older: () => void
}

/**
 * The log as far as it was read. What has happened does not change, so only what is new is read when the workspace
 * changes. `isFollowing`: new entries come in at the top, else they are only counted.
 */
export function useEventLog(place: Place, isFollowing: boolean): EventLog {
  const version = useAppState((state) => state.version)
  const isConnected = useAppState((state) => state.trouble === null)
  const key = JSON.stringify(place)
  const [log, setLog] = useState<Read | null>(null)
  const [error, setError] = useState<string | null>(null)
  const latest = useRef({ key, log, isFollowing })
  latest.current = { key, log, isFollowing }
  const inLine = useRef(inTurn())

  const read = (name: string, next: () => Promise<Read | null>): void =>
    inLine.current(name, async () => {
      const answer = await next().catch((failed: CallFailed) => setError(saidHere(failed)))
      if (answer?.key !== latest.current.key) return
      latest.current.log = answer
      setLog(answer)
      setError(null)
    })

  useEffect(() => read('newest', () => newest(latest.current)), [key, version, isFollowing, isConnected])

  return {
    log: log?.key === key ? log : null,
    error,
    older: () => read('older', () => withOlder(latest.current.log)),
  }
}

/** That nothing answers is said at the top of the page. */
function saidHere({ kind, message }: CallFailed): string | null {
  return kind === 'offline' ? null : message
}

/** Does one thing after the other. What waits already is not asked for twice. */
function inTurn(): (name: string, work: () => Promise<void>) => void {
  const waiting = new Set<string>()
  let last = Promise.resolve()
  return (name, work) => {
    if (waiting.has(name)) return
    waiting.add(name)
    last = last.then(() => {
      waiting.delete(name)
      return work()
    })
  }
}

interface Known {
  readonly key: string
  readonly log: Read | null
  readonly isFollowing: boolean
}

async function newest({ key, log, isFollowing }: Known): Promise<Read> {
  const { batchId, topic, around } = JSON.parse(key) as Place
  const asked = { batchId, topic: topic ?? undefined, limit: pageSize }
  const first = log?.key === key ? log.events[0] : undefined
  if (!log || !first)
    return { key, ...(await call('batch.events', { ...asked, around: around ?? undefined })) }
  if (isFollowing && (around === null || log.newer === 0))
    return joined(log, await call('batch.events', asked))
  const { newer, counts } = await call('batch.events', { ...asked, before: first.id + 1, limit: 1 })
  return { ...log, newer, counts }
}

/** The newest page over what is known; where they do not meet, too much has happened, and the page stands alone. */
function joined(known: Read, page: EventsPage): Read {
  const meet = page.events.findIndex(({ id }) => id === known.events[0]!.id)
  if (meet < 0) return { key: known.key, ...page }
  return {
    ...known,
    ...page,
    events: [...page.events.slice(0, meet), ...known.events],
    hasOlder: known.hasOlder,
  }
}

async function withOlder(log: Read | null): Promise<Read | null> {
  const last = log?.events.at(-1)
  if (!log || !last || !log.hasOlder) return null
  const { batchId, topic } = JSON.parse(log.key) as Place
  const asked = { batchId, topic: topic ?? undefined, before: last.id, limit: pageSize }
  const { events, hasOlder } = await call('batch.events', asked)
  return { ...log, events: [...log.events, ...events], hasOlder }
}
