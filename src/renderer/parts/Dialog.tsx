import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useRef } from 'react'
import { Trouble } from './Trouble.tsx'

export interface DialogProps {
  readonly title: string
  readonly children: ReactNode
  /** What was refused. */
  readonly error?: string | null | undefined
  /** What it takes, or what is safe: left of the buttons. */
  readonly note?: ReactNode
  /** The word of the button that closes it; null: there is only the verb. */
  readonly closing?: string | null
  /** The one button that does something, with its number. */
  readonly verb?: ReactNode
  readonly onClose: () => void
}

/**
 * Title, body, footer. The keyboard begins at the button that closes it, which does no harm, where nothing in it asks
 * for the keyboard. Escape and the cross close it, and the keyboard goes back to where it was.
 */
export function Dialog(props: DialogProps) {
  const { title, children, error, note, closing = 'Cancel', verb, onClose } = props
  const before = useRef(cameFrom())
  const safe = useRef<HTMLButtonElement>(null)
  const begin = (event: Event): void => {
    if (!safe.current) return
    event.preventDefault()
    safe.current.focus()
  }
  const goBack = (event: Event): void => {
    event.preventDefault()
    // A dialog that took the place of another came from what is gone with that: the table has the keyboard then.
    const isThere = before.current?.isConnected && before.current !== document.body
    const back = isThere ? before.current : document.querySelector('[role=grid]')
    if (back instanceof HTMLElement) back.focus()
  }
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="scrim">
          <Radix.Content
            className="dialog"
            aria-describedby={undefined}
            onOpenAutoFocus={begin}
            onCloseAutoFocus={goBack}
          >
            <Head title={title} />
            <div className="body">
              {error && <Trouble message={error} />}
              {children}
            </div>
            <footer>
              <span className="small t3 grow">{note}</span>
              {closing !== null && (
                <button type="button" ref={safe} className="btn" onClick={onClose}>
                  {closing}
                </button>
              )}
              {verb}
            </footer>
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** An item of a menu is gone by then: its button stands for it. */
function cameFrom(): Element | null {
  const here = document.activeElement
  const button = here?.closest('[role=menu]')?.getAttribute('aria-labelledby')
  return button ? document.getElementById(button) : here
}

function Head({ title }: Pick<DialogProps, 'title'>) {
  return (
    <header>
      <Radix.Title className="grow">{title}</Radix.Title>
      <Radix.Close className="btn quiet icon" aria-label="Close" title="Close">
        <X className="i" aria-hidden />
      </Radix.Close>
    </header>
  )
}
