import { useState } from 'react'
import { Dialog } from '../../../parts/Dialog.tsx'
import { Trouble } from '../../../parts/Trouble.tsx'
import { useAction } from '../../../parts/useAction.ts'

interface Props {
  readonly title: string
  readonly verb: string
  readonly name: string
  readonly onName: (name: string) => Promise<void>
  readonly onClose: () => void
}

const mostCharacters = 60
const form = 'view-name'

/** Asks for the name of a view. A name that is taken is said here. */
export function NameDialog({ title, verb, name, onName, onClose }: Props) {
  const [text, setText] = useState(name)
  const action = useAction()
  const done = async (): Promise<void> => {
    await onName(text)
    onClose()
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <span className="grow" />
          <button type="button" className="btn" onClick={onClose}>
            Cancel
          </button>
          <button
            type="submit"
            form={form}
            className="btn primary"
            disabled={action.isBusy || text.trim() === ''}
          >
            {verb}
          </button>
        </>
      }
    >
      <form
        id={form}
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          void action.run(done)
        }}
      >
        <label className="grid gap-1">
          <span className="small t2">Name</span>
          <span className="input">
            <input
              autoFocus
              value={text}
              maxLength={mostCharacters}
              onFocus={(event) => event.target.select()}
              onChange={(event) => setText(event.target.value)}
            />
          </span>
        </label>
        <p className="small t3">
          It keeps the filter, the search, the order and the columns, for all batches of this pipeline.
        </p>
        {action.error && <Trouble message={action.error} />}
      </form>
    </Dialog>
  )
}
