import { FileSpreadsheet } from 'lucide-react'
import type { CallOutput } from '../../../../shared/contract.ts'
import { call } from '../../../api.ts'
import { useLive } from '../../../live.ts'
import { useAction } from '../../../parts/useAction.ts'

type Format = 'csv' | 'jsonl' | 'xlsx'

export type Target = NonNullable<CallOutput<'export.target'>['target']> & {
  readonly format: Format
  /** In a dialog that has asked about a file that is there already. */
  readonly isChosen: boolean
}

interface Props {
  readonly fileName: string
  readonly format: Format
  readonly target: Target | null
  readonly onChange: (target: Target) => void
}

/** Where the file goes: on the web to the downloads of the browser, on the desktop wherever the operator says. */
export function TargetField({ fileName, format, target, onChange }: Props) {
  const host = useLive('workspace.read', {}).value?.host
  const action = useAction()
  const choose = (): void =>
    void action.run(async () => {
      const chosen = await call('export.target', { fileName, ask: true })
      if (chosen.target) onChange({ ...chosen.target, format, isChosen: true })
    })
  const shown = target?.format === format ? target.shown : fileName
  return (
    <div className="row">
      <span className="input grow">
        <FileSpreadsheet className="i" aria-hidden />
        <span className="cut" title={shown}>
          {shown}
        </span>
      </span>
      {host === 'desktop' && (
        <button type="button" className="btn" onClick={choose}>
          Change…
        </button>
      )}
      {action.error && <span className="small c-failed">{action.error}</span>}
    </div>
  )
}
