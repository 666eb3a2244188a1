import type { BatchStatus, PauseReason } from '../../../shared/batch.ts'
import type { BatchId } from '../../../shared/ids.ts'
import { openRows } from '../../../shared/status.ts'
import type { Desk } from '../desk/desk.ts'
import { inTheWindow } from '../batch/inTheWindow.ts'
import { providerFor } from './providerFor.ts'

/** What the desktop shows of a batch outside of the window. */
export interface Glance {
  readonly workspace: string
  readonly id: BatchId
  readonly name: string
  readonly status: BatchStatus
  readonly reason: PauseReason | null
  readonly message: string | null
  /** It paused without a network and goes on by itself. */
  readonly isWaiting: boolean
  readonly rows: number
  /** Rows that have an answer. */
  readonly done: number
  readonly failed: number
  /** Rows that are still to be done. */
  readonly open: number
  /** null: the practice model answers, which is free. */
  readonly costNanoUsd: number | null
}

type GlanceDesk = Pick<Desk, 'app' | 'runs' | 'settings'>

/** The batches under way in this process: those that run, and those that wait for the network. */
export function underWay(desk: GlanceDesk): Glance[] {
  const ids = new Set([...desk.runs.list(), ...desk.runs.waiting()])
  return [...ids].flatMap((id) => glanceAt(id, desk) ?? [])
}

/** null: there is no such batch (any more). */
export function glanceAt(id: BatchId, desk: GlanceDesk): Glance | null {
  const { store, config } = desk.app
  const batch = store.batches.get(id)
  if (!batch) return null
  const { name, status, reason, message, settings } = batch
  const { seal, costNanoUsd } = store.totals(batch)
  const isPractice = (settings.provider ?? providerFor(desk)) === 'practice'
  return {
    ...{ workspace: config.workspace, id, name, status, reason },
    message: message && inTheWindow(message),
    isWaiting: desk.runs.waiting().includes(id),
    rows: seal.sourceRows - seal.rejected,
    done: seal.model + seal.cache + seal.human + seal.default,
    failed: seal.failed,
    open: openRows(seal),
    costNanoUsd: isPractice ? null : costNanoUsd,
  }
}
