import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useLive } from '../live.ts'
import { Dialog } from './Dialog.tsx'

/** What to send with a report: seen before it is copied. */
export function DiagnosticsDialog({ onClose }: { readonly onClose: () => void }) {
  const { value, error } = useLive('diagnostics.read', {})
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const copy = (text: string): void =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    )
  return (
    <Dialog
      title="Diagnostics"
      error={error}
      onClose={onClose}
      note={
        <span role="status">
          {copied === 'yes' && 'Copied. Paste it into your report.'}
          {copied === 'no' && 'The clipboard could not be used. Select the text and copy it.'}
          {copied === null && 'No key, no row and no prompt is in it.'}
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
          {copied === 'yes' ? <Check className="i" aria-hidden /> : <Copy className="i" aria-hidden />} Copy
        </button>
      }
    >
      <pre className="diagnostics mono" tabIndex={0} aria-label="Diagnostics">
        {value?.text}
      </pre>
    </Dialog>
  )
}
