import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { DeletedWorkspace } from '../../../shared/views/workspacesViews.ts'
import { callOutside } from '../../api.ts'
import { bytes, moment, visibleText } from '../../parts/format.ts'
import { NameDialog } from '../../parts/NameDialog.tsx'

interface Props {
  readonly deleted: readonly DeletedWorkspace[]
  readonly folder: string
}

/** What was deleted and is still kept. */
export function DeletedList({ deleted, folder }: Props) {
  const [chosen, setChosen] = useState<DeletedWorkspace | null>(null)
  if (deleted.length === 0) return null
  return (
    <section className="pad grid gap-3" aria-label="Deleted workspaces">
      <h2 className="m">Deleted, but kept</h2>
      <p className="small t2">
        In <span className="mono wrap-anywhere">{folder}</span>. Nothing there is erased automatically: remove
        what you no longer need.
      </p>
      <ul className="grid gap-1">
        {deleted.map((one) => (
          <li key={one.id} className="row gap-3">
            <span className="cut m">{visibleText(one.name)}</span>
            <span className="small t3">
              {bytes(one.bytes)}, deleted {moment(one.at)}
            </span>
            <button type="button" className="btn quiet" onClick={() => setChosen(one)}>
              <Undo2 className="i" aria-hidden /> Put back<span className="sr"> {visibleText(one.name)}</span>
            </button>
          </li>
        ))}
      </ul>
      {chosen && <PutBackDialog workspace={chosen} onClose={() => setChosen(null)} />}
    </section>
  )
}

interface DialogProps {
  readonly workspace: DeletedWorkspace
  readonly onClose: () => void
}

function PutBackDialog({ workspace: { id, name }, onClose }: DialogProps) {
  return (
    <NameDialog
      title={`Put back ${visibleText(name)}`}
      verb="Put back"
      label="Under the name"
      start={name}
      onDone={(typed) => callOutside('workspaces.putBack', { id, name: typed }).then(onClose)}
      onClose={onClose}
    >
      <p>It comes back as it was, with its backups.</p>
    </NameDialog>
  )
}
