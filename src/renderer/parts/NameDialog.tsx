import type { ReactNode } from 'react'
import { useState } from 'react'
import { Dialog } from './Dialog.tsx'
import { useAction } from './useAction.ts'
import { TextField } from './TextField.tsx'

interface Props {
  readonly title: string
  readonly verb: string
  readonly label?: string
  readonly start?: string
  readonly mostCharacters?: number
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
  const { mostCharacters = 64, fits = (text) => text.trim() !== '' } = props
  const [typed, setTyped] = useState(start)
  const action = useAction()
  return (
    <Dialog
      title={title}
      error={action.error}
      onClose={onClose}
      verb={
        <button
          type="submit"
          form="name"
          className={isDanger ? 'btn danger' : 'btn primary'}
          disabled={action.isBusy || !fits(typed)}
        >
          {verb}
        </button>
      }
    >
      <form
        id="name"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (fits(typed)) void action.run(() => onDone(typed.trim()))
        }}
      >
        <TextField
          label={label}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={mostCharacters}
          value={typed}
          onFocus={({ target }) => target.select()}
          onChange={setTyped}
        />
        <div className="grid gap-2 small t2">{children}</div>
      </form>
    </Dialog>
  )
}
