import type { ReactNode } from 'react'
import { useId, useState } from 'react'
import { FormDialog } from './FormDialog.tsx'
import { useAction } from './useAction.ts'
import { TextField } from './TextField.tsx'

interface Props {
  readonly title: string
  readonly verb: string
  readonly label?: string
  readonly start?: string
  /** What a name may be. */
  readonly rule?: string
  readonly mostCharacters?: number
  /** What happens then. */
  readonly children: ReactNode
  readonly isDanger?: boolean
  /** Why it cannot be done now, whatever is typed. */
  readonly whyNot?: string | null
  /** Whether it can be done with what is typed. */
  readonly fits?: (typed: string) => boolean
  readonly onDone: (typed: string) => Promise<unknown>
  readonly onClose: () => void
}

/** Asks for a name and does something with it. What is wrong with the name is said by the main process. */
export function NameDialog(props: Props) {
  const { label = 'Name', start = '', rule, mostCharacters = 64, fits = isName, ...others } = props
  const { children, onDone, whyNot = null, ...dialog } = others
  const [typed, setTyped] = useState(start)
  const action = useAction()
  const ruleId = useId()
  return (
    <FormDialog
      {...dialog}
      error={action.error}
      isBusy={action.isBusy}
      whyNot={whyNot}
      isOff={whyNot !== null || !fits(typed)}
      onSubmit={() => void action.run(() => onDone(typed.trim()))}
    >
      <TextField
        label={label}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        maxLength={mostCharacters}
        value={typed}
        aria-describedby={rule && ruleId}
        onFocus={({ target }) => target.select()}
        onChange={setTyped}
      />
      <div className="grid gap-2 small t2">
        {rule && <p id={ruleId}>{rule}</p>}
        {children}
      </div>
    </FormDialog>
  )
}

function isName(text: string): boolean {
  return text.trim() !== ''
}
