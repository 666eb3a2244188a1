import { useEffect, useState } from 'react'
import { Dialog } from './Dialog.tsx'

/** The build writes it: the licences of all that Millrace is made with. */
const file = 'THIRD-PARTY-LICENSES.txt'

/** What others have written of this program, and on which terms. */
export function LicencesDialog({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  useEffect(() => {
    readText().then(setText, () =>
      setError(`${file} could not be read. It lies beside the page of Millrace.`),
    )
  }, [])
  return (
    <Dialog title="Licences" error={error} closing="Close" onClose={onClose}>
      <pre className="diagnostics mono" tabIndex={0} aria-label="Licences">
        {text}
      </pre>
    </Dialog>
  )
}

async function readText(): Promise<string> {
  const answer = await fetch(file)
  if (!answer.ok) throw new Error(String(answer.status))
  return answer.text()
}
