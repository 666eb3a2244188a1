import { create } from 'zustand'
import { Dialog } from './Dialog.tsx'
import { visibleText } from './format.ts'
import { Progress } from './Progress.tsx'

interface Upload {
  readonly fileName: string
  /** Bytes. */
  readonly done: number
  readonly total: number
  readonly cancel: () => void
  /** What is safe, and what comes next. */
  readonly note: string
}

/** The file that is being sent, as far as it takes long enough to be seen. */
export const useUpload = create<{ readonly upload: Upload | null }>(() => ({ upload: null }))

/** A file on its way to Millrace. When it is cancelled nothing of it is kept. */
export function Uploading() {
  const { upload } = useUpload()
  if (!upload) return null
  const { fileName, done, total, cancel, note } = upload
  return (
    <Dialog title={`Reading ${visibleText(fileName)}`} onClose={cancel} note={note}>
      <Progress done={done} total={total} unit="bytes" />
    </Dialog>
  )
}
