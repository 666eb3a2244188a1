import { FileSpreadsheet } from 'lucide-react'
import { call } from '../../../api.ts'
import { useLive } from '../../../live.ts'
import { useAction } from '../../../parts/useAction.ts'
import type { Target } from './exportChoice.ts'

interface Props {
  readonly fileName: string
  readonly target: Target | null
  readonly onChange: (target: Target) => void
}

/** Where the file goes: on the web to the downloads of the browser, on the desktop wherever the operator says. */
export function TargetField({ fileName, target, onChange }: Props) {
  const host = useLive('workspace.read', {}).value?.host
  const action = useAction()
  const choose = (): void =>
    void action.run(async () => {
      const chosen = await call('export.target', { fileName, ask: true })
      if (chosen.target) onChange({ ...chosen.target, isChosen: true })
    })
  const shown = target?.shown ?? fileName
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
