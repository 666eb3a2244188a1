import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useRef } from 'react'

interface Props {
  readonly title: string
  readonly children: ReactNode
  /** Left what it takes, right the buttons: Cancel and the one verb with its number. */
  readonly footer: ReactNode
  readonly onClose: () => void
}

/** Title, body, footer. Escape and the cross close it, and the keyboard goes back to where it was. */
export function Dialog({ title, children, footer, onClose }: Props) {
  const before = useRef(document.activeElement)
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="scrim">
          <Radix.Content
            className="dialog"
            aria-describedby={undefined}
            onCloseAutoFocus={(event) => {
              event.preventDefault()
              if (before.current instanceof HTMLElement) before.current.focus()
            }}
          >
            <header>
              <Radix.Title className="grow">{title}</Radix.Title>
              <Radix.Close className="btn quiet icon" aria-label="Close" title="Close">
                <X className="i" aria-hidden />
              </Radix.Close>
            </header>
            <div className="body">{children}</div>
            <footer>{footer}</footer>
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  )
}
