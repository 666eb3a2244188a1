import type { ReactNode } from 'react'

interface Props {
  readonly name: string
  readonly note: ReactNode
  readonly children: ReactNode
}

/** What it is and what it does on the left, the control on the right. */
export function SettingRow({ name, note, children }: Props) {
  return (
    <div className="fr">
      <div>
        <div className="m">{name}</div>
        <p>{note}</p>
      </div>
      <div>{children}</div>
    </div>
  )
}

interface CardProps {
  /** Where the links beside the settings scroll to. */
  readonly id: string
  readonly title: string
  readonly note?: string
  readonly children: ReactNode
}

/** Settings that belong together. */
export function SettingCard({ id, title, note, children }: CardProps) {
  return (
    <section className="card" id={id} aria-label={title}>
      <header>
        {title} {note && <span className="t3 small font-normal">{note}</span>}
      </header>
      <div className="form">{children}</div>
    </section>
  )
}
