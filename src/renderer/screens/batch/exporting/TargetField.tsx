import { FileSpreadsheet } from 'lucide-react'
import { useLive } from '../../../live.ts'
import { inLocale, visibleText } from '../../../parts/format.ts'
import type { Target } from './exportChoice.ts'

interface Props {
  readonly fileName: string
  readonly target: Target | null
  /** Why there is no place. */
  readonly error: string | null
  readonly onChoose: () => void
}

/** Where the file goes: on the web to the downloads of the browser, on the desktop wherever the operator says. */
export function TargetField({ fileName, target, error, onChoose }: Props) {
  const isDesktop = useLive('workspace.read', {}).value?.host === 'desktop'
  const shown = visibleText(isDesktop ? (target?.shown ?? fileName) : fileName)
  return (
    <div className="grid gap-1 min-w-0">
      <div className="row">
        <span className="input grow">
          <FileSpreadsheet className="i" aria-hidden />
          <span className="cut grow" title={shown}>
            {shown}
          </span>
          {!isDesktop && target && <span className="small t3 nowrap">{target.shown}</span>}
        </span>
        {isDesktop && (
          <button type="button" className="btn" onClick={onChoose}>
            Choose…
          </button>
        )}
      </div>
      {target?.exists && (
        <p className="small t2">
          {target.isChosen
            ? 'This file is there already and will be replaced.'
            : 'A file of this name is there already. You will be asked where to.'}
        </p>
      )}
      {error && (
        <p className="small c-failed" role="alert">
          {inLocale(error)}
        </p>
      )}
    </div>
  )
}
