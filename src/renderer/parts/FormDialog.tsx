import type { ReactNode } from 'react'
import { useId } from 'react'
import type { DialogProps } from './Dialog.tsx'
import { Dialog } from './Dialog.tsx'

interface Props extends Omit<DialogProps, 'verb' | 'closing'> {
  readonly verb: string
  readonly isDanger?: boolean
  readonly isBusy: boolean
  /** It cannot be done with what is typed. */
  readonly isOff?: boolean
  /** Why not, where that needs a word. Said beside the verb. */
  readonly whyNot?: string | null
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** A dialog with fields: Enter in one of them is the verb. */
export function FormDialog(props: Props) {
  const { verb, isDanger = false, isBusy, whyNot = null, isOff = whyNot !== null, ...others } = props
  const { onSubmit, children, ...dialog } = others
  const form = useId()
  const said = useId()
  return (
    <Dialog
      {...dialog}
      note={whyNot === null ? dialog.note : <span id={said}>{whyNot}</span>}
      verb={
        <button
          type="submit"
          form={form}
          className={isDanger ? 'btn danger' : 'btn primary'}
          disabled={isBusy || isOff}
          aria-describedby={whyNot === null ? undefined : said}
        >
          {verb}
        </button>
      }
    >
      <form
        id={form}
        className="grid gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!isOff) onSubmit()
        }}
      >
        {children}
      </form>
    </Dialog>
  )
}
