import { counted } from '../../parts/format.ts'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { useLive } from '../../live.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { RejectsTable } from '../../parts/RejectsTable.tsx'

interface Props {
  readonly batch: BatchView
  readonly onClose: () => void
}

/** The rows of the file that could not become items, and why. */
export function RejectsDialog({ batch, onClose }: Props) {
  const { value, error } = useLive('batch.rejects', { batchId: batch.id })
  return (
    <Dialog
      title={counted(batch.seal.rejected, 'rejected row')}
      error={error}
      onClose={onClose}
      note="They are counted in the seal and stand in no export."
      closing="Close"
    >
      {value && <RejectsTable rejects={value.rejects} total={value.total} />}
    </Dialog>
  )
}
