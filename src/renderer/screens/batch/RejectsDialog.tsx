import { counted } from '../../parts/format.ts'
import type { BatchView } from '../../../shared/views/batchViews.ts'
import { useLive } from '../../live.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { RejectsTable } from '../../parts/RejectsTable.tsx'
import { Trouble } from '../../parts/Trouble.tsx'

/** The rows of the file that could not become items, and why. */
export function RejectsDialog({
  batch,
  onClose,
}: {
  readonly batch: BatchView
  readonly onClose: () => void
}) {
  const { value, error } = useLive('batch.rejects', { batchId: batch.id })
  return (
    <Dialog
      title={counted(batch.seal.rejected, 'rejected row')}
      onClose={onClose}
      footer={
        <>
          <span className="small t3 grow">They are counted in the seal and stand in no export.</span>
          <button type="button" className="btn" onClick={onClose}>
            Close
          </button>
        </>
      }
    >
      {error && <Trouble message={error} />}
      {value && <RejectsTable rejects={value.rejects} total={value.total} />}
    </Dialog>
  )
}
