import { useState } from 'react'
import type { CallOutput } from '../../../../shared/contract.ts'
import type { RowSpans } from '../../../../shared/rowSpans.ts'
import type { BatchView } from '../../../../shared/views/batchViews.ts'
import type { ItemFilter } from '../../../../shared/views/itemViews.ts'
import { call } from '../../../api.ts'
import { useLive } from '../../../live.ts'
import { useAction } from '../../../parts/useAction.ts'
import { showUnderWay } from '../../../parts/underWay.ts'
import type { ExportChoice, Target } from './exportChoice.ts'
import { firstChoice, rowsFor } from './exportChoice.ts'
import { useUsualTarget } from './useUsualTarget.ts'

interface Wanted {
  readonly batch: BatchView
  readonly filter: ItemFilter
  readonly selected: RowSpans | null
  /** The file is being written. */
  readonly onBegun: () => void
}

export interface Export {
  readonly choice: ExportChoice
  /** What the choice comes to; undefined until it is known. */
  readonly plan: CallOutput<'export.plan'> | undefined
  /** Where it would go as things stand; null: not known yet. */
  readonly target: Target | null
  readonly targetError: string | null
  readonly isBusy: boolean
  readonly error: string | null
  readonly change: (change: Partial<ExportChoice>) => void
  readonly chooseTarget: () => void
  readonly write: () => void
}

/** An export from the first choice to the job that writes it. */
export function useExport({ batch, filter, selected, onBegun }: Wanted): Export {
  const [choice, setChoice] = useState<ExportChoice>(() => firstChoice(filter, selected))
  const action = useAction()
  const { format, columns, kind } = choice
  const rows = rowsFor(kind, filter, selected)
  const wanted = { batchId: batch.id, rows, format, columns: columns && [...columns] }
  // Without any column there is nothing to plan: what is chosen says so.
  const ofAll = columns?.length === 0 ? { ...wanted, columns: null } : wanted
  const planned = useLive('export.plan', ofAll)
  const plan = planned.value
  const usual = useUsualTarget(plan?.fileName)
  // By a plan of other rows, or another format, nothing may be written.
  const target = planned.isOld ? null : (choice.target ?? usual.target)
  const change = (changed: Partial<ExportChoice>): void => setChoice((before) => ({ ...before, ...changed }))
  const choose = async (): Promise<Target | null> => {
    const chosen = await chosenTarget(plan!.fileName)
    if (chosen) change({ target: chosen })
    return chosen
  }
  const write = async (): Promise<void> => {
    // A file that is there is replaced only when the operator has chosen it.
    const place = target && (!target.exists || target.isChosen) ? target : await choose()
    if (!place) return
    const to = { target: place.target, overwrite: place.isChosen }
    const { job } = await call('export.run', { ...wanted, ...to })
    showUnderWay({ kind: 'export', job, rows: plan!.rows })
    onBegun()
  }
  return {
    ...{ choice, plan, target, change },
    targetError: usual.error,
    isBusy: action.isBusy,
    error: action.error ?? planned.error,
    chooseTarget: () => void action.run(choose),
    write: () => void action.run(write),
  }
}

/** In the system's dialog, which asks about a file that is there. */
async function chosenTarget(fileName: string): Promise<Target | null> {
  const { target } = await call('export.target', { fileName, ask: true })
  return target && { ...target, isChosen: true }
}
