import type { ReactNode } from 'react'
import { useState } from 'react'
import { Dialog } from '../../parts/Dialog.tsx'
import { Trouble } from '../../parts/Trouble.tsx'
import { useAction } from '../../parts/useAction.ts'

interface Props {
  readonly title: string
  readonly verb: string
  readonly label?: string
  readonly start?: string
  /** What happens then. */
  readonly children: ReactNode
  readonly isDanger?: boolean
  /** Whether it can be done with what is typed. */
  readonly fits?: (typed: string) => boolean
  readonly onDone: (typed: string) => Promise<unknown>
  readonly onClose: () => void
}

/** Asks for a name and does something with it. What is wrong with the name is said by the main process. */
export function NameDialog(props: Props) {
  const { title, verb, label = 'Name', start = '', children, isDanger = false, onDone, onClose } = props
  const { fits = (typed) => typed.trim() !== '' } = props
  const [typed, setTyped] = useState(start)
  const action = useAction()
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
            form="name"
            className={isDanger ? 'btn danger' : 'btn primary'}
            disabled={action.isBusy || !fits(typed)}
          >
            {verb}
          </button>
        </>
      }
    >
      {action.error && <Trouble message={action.error} />}
      <form
        id="name"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (fits(typed)) void action.run(() => onDone(typed.trim()))
        }}
      >
        <label className="field">
          <span className="lab">{label}</span>
          <span className="input">
            <input
              autoFocus
              autoComplete="off"
              spellCheck={false}
              maxLength={64}
              value={typed}
              onFocus={({ target }) => target.select()}
              onChange={({ target }) => setTyped(target.value)}
            />
          </span>
        </label>
        <div className="grid gap-2 small t2">{children}</div>
      </form>
    </Dialog>
  )
}
