import type { RunSettings } from '../../../shared/views/batchViews.ts'
import type { SettingsView, WorkspaceView } from '../../../shared/views/deskViews.ts'

/** What the operator chooses for this batch; the rest is as usual. */
export interface RunForm {
  readonly name: string
  readonly isPractice: boolean
  readonly settings: Partial<RunSettings>
  /** Rows to run first. */
  readonly sample: number
}

/** What is chosen, over what is usual. */
export function chosen(
  form: Partial<RunForm>,
  fileName: string,
  { defaults }: SettingsView,
  { provider }: WorkspaceView,
): {
  readonly name: string
  readonly isPractice: boolean
  readonly settings: RunSettings
  readonly sample: number
} {
  return {
    name: form.name ?? fileName,
    isPractice: form.isPractice ?? provider === 'practice',
    settings: { ...defaults, ...form.settings },
    sample: form.sample ?? 20,
  }
}
