import { useState } from 'react'
import type { CallInput } from '../../../shared/contract.ts'
import type { JobView } from '../../../shared/views/deskViews.ts'
import { hideUnderWay, showUnderWay } from '../../parts/underWay.ts'
import { useAction } from '../../parts/useAction.ts'
import { go } from '../../route.ts'
import { importAndStart } from './importAndStart.ts'
import type { Run } from './importCosts.ts'
import type { Chosen } from './runForm.ts'

interface Wanted {
  readonly request: CallInput<'source.read'>
  readonly run: Chosen
  /** A start that costs more than this is asked about. */
  readonly askAboveNanoUsd: number
  readonly fileName: string
}

/** The import and its start, from the press of a button on; what is dear is asked about first. */
export function useImport({ request, run, askAboveNanoUsd, fileName }: Wanted) {
  const [importing, setImporting] = useState<{ job: string; done: number } | null>(null)
  const [asked, setAsked] = useState<Run | null>(null)
  const action = useAction()
  const { isBusy, error } = action
  const { name, settings, isPractice, duplicates } = run
  const watch = {
    onBegun: (job: string) => showUnderWay({ kind: 'import', job, rows: null }),
    onProgress: ({ job, done }: JobView) => setImporting({ job, done }),
  }
  const start = ({ sample }: Run): void =>
    void action.run(async () => {
      setAsked(null)
      const wanted = { ...request, name: name.trim() || fileName, settings, isPractice, duplicates, sample }
      const batchId = await importAndStart(wanted, watch).finally(() => {
        setImporting(null)
        hideUnderWay()
      })
      if (batchId !== null) go(`batches/${batchId}`)
    })
  const press = (wanted: Run): void => {
    if (hasWrongNumber()) return
    const isCheap = wanted.costNanoUsd !== null && wanted.costNanoUsd <= askAboveNanoUsd
    if (isPractice || isCheap) start(wanted)
    else setAsked(wanted)
  }
  return { importing, asked, isBusy, error, start, press, forget: () => setAsked(null) }
}

/** A budget that could not be understood must not become no budget. Its field says what is wrong with it. */
function hasWrongNumber(): boolean {
  const field = document.querySelector<HTMLElement>('.import [aria-invalid=true]')
  field?.focus({ preventScroll: true })
  // With what it says below it.
  field?.scrollIntoView({ block: 'center' })
  return field !== null
}
