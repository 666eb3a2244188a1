import type { ReactNode } from 'react'

interface Props {
  readonly title: string
  readonly note?: ReactNode
  readonly end?: ReactNode
  /** The stage that a number key shows. */
  readonly stage?: number
  readonly children: ReactNode
}

/** A titled part of the inspector. */
export function Section({ title, note, end, stage, children }: Props) {
  return (
    <section className="sec" data-stage={stage}>
      <header>
        <h2>{title}</h2>
        <span className="cut" title={typeof note === 'string' ? note : undefined}>
          {note}
        </span>
        <span className="grow" />
        {end}
      </header>
      {children}
    </section>
  )
}
