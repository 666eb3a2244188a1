import { Download, RefreshCw } from 'lucide-react'
import { useFocusBack } from '../../../../parts/useFocusBack.ts'
import { number } from '../../../../parts/format.ts'

interface Props {
  readonly count: number
  readonly onClear: () => void
  readonly onRetry: () => void
  readonly onExport: () => void
}

/** What can be done with the selected rows. Not there while nothing is selected. */
export function SelectionBar(props: Props) {
  return props.count > 0 && <Bar {...props} />
}

function Bar({ count, onClear, onRetry, onExport }: Props) {
  const part = useFocusBack<HTMLDivElement>('[role=grid]')
  return (
    <div className="status h-9!" role="region" aria-label="Selection" ref={part}>
      <b className="text-text">{number(count)} selected</b>
      <button type="button" className="btn" onClick={onRetry}>
        <RefreshCw className="i" aria-hidden /> Retry {number(count)}…
      </button>
      <button type="button" className="btn" onClick={onExport}>
        <Download className="i" aria-hidden /> Export {number(count)}…
      </button>
      <button type="button" className="btn quiet" onClick={onClear}>
        Clear
      </button>
    </div>
  )
}
