import { Check, Copy } from 'lucide-react'
import { useLive } from '../live.ts'
import { Dialog } from './Dialog.tsx'
import { useCopying } from './useCopying.ts'

/** What to send with a report: seen before it is copied. */
export function DiagnosticsDialog({ onClose }: { readonly onClose: () => void }) {
  const { value, error } = useLive('diagnostics.read', {})
  const { copied, hasFailed, copy } = useCopying()
  return (
    <Dialog
      title="Diagnostics"
      error={error}
      onClose={onClose}
      note={
        <span role="status">
          {copied !== null && 'Copied. Paste it into your report.'}
          {hasFailed && 'The clipboard could not be used. Select the text and copy it.'}
          {copied === null && !hasFailed && 'No key, no row and no prompt is in it.'}
        </span>
      }
      closing="Close"
      verb={
        <button
          type="button"
          className="btn primary"
          disabled={!value}
          onClick={() => value && copy(value.text)}
        >
          {copied !== null ? <Check className="i" aria-hidden /> : <Copy className="i" aria-hidden />} Copy
        </button>
      }
    >
      <pre className="diagnostics mono" tabIndex={0} aria-label="Diagnostics">
        {value?.text}
      </pre>
    </Dialog>
  )
}
