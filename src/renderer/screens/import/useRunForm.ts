import { useState } from 'react'
import type { RunSettings } from '../../../shared/views/batchViews.ts'
import { useLive } from '../../live.ts'
import type { Chosen, RunForm } from './runForm.ts'
import { chosen } from './runForm.ts'

export interface UsedForm {
  readonly run: Chosen
  /** There is a key, or a server that needs none. */
  readonly hasModel: boolean
  readonly askAboveNanoUsd: number
  readonly change: (change: Partial<RunForm>) => void
  readonly changeSettings: (change: Partial<RunSettings>) => void
}

/** How the rows of a file are to be run; null until it is known what is usual. */
export function useRunForm(fileName: string): UsedForm | null {
  const [form, setForm] = useState<Partial<RunForm>>({})
  const usual = useLive('settings.read', {}).value
  const workspace = useLive('workspace.read', {}).value
  if (!usual || !workspace) return null
  const change = (changed: Partial<RunForm>): void => setForm({ ...form, ...changed })
  return {
    run: chosen(form, fileName, usual, workspace),
    hasModel: workspace.hasKey || usual.baseUrl !== null,
    askAboveNanoUsd: usual.askAboveNanoUsd,
    change,
    changeSettings: (settings) => change({ settings: { ...form.settings, ...settings } }),
  }
}
