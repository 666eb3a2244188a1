import type { RunSettings } from '../../../shared/views/batchViews.ts'
import type { Asking, DuplicatesChoice } from '../../../shared/views/importViews.ts'
import type { SettingsView, WorkspaceView } from '../../../shared/views/deskViews.ts'

/** What the operator chooses for this batch; the rest is as usual. */
export interface RunForm {
  readonly name: string
  readonly isPractice: boolean
  readonly settings: Partial<RunSettings>
  /** Rows to run first. */
  readonly sample: number
  readonly duplicates: DuplicatesChoice
}

/** What is chosen, nothing left open. */
export interface Chosen extends RunForm {
  readonly settings: RunSettings
}

/** Who is to be asked, which decides the price. */
export function askingOf({ settings, isPractice }: Chosen): Asking {
  const { models, useCache, maxOutputTokens } = settings
  return { models, useCache, maxOutputTokens, isPractice }
}

/** What is chosen, over what is usual. */
export function chosen(
  form: Partial<RunForm>,
  fileName: string,
  { defaults }: SettingsView,
  { provider }: WorkspaceView,
): Chosen {
  return {
    name: form.name ?? fileName,
    isPractice: form.isPractice ?? provider === 'practice',
    settings: { ...defaults, ...form.settings },
    sample: form.sample ?? 20,
    duplicates: form.duplicates ?? 'share',
  }
}
