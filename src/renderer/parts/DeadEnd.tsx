import type { ReactNode } from 'react'
import { Trouble } from './Trouble.tsx'

interface Props {
  readonly title: string
  readonly message: string
  /** The way on. */
  readonly children?: ReactNode
}

/** What the address names cannot be shown: why, and where to go from here. */
export function DeadEnd({ title, message, children }: Props) {
  return (
    <>
      <header className="top">
        <h1>{title}</h1>
      </header>
      <div className="scroll pad grid content-start justify-items-start gap-3">
        <Trouble message={message} />
        {children}
      </div>
    </>
  )
}
