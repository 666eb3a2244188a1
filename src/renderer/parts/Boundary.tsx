import type { ReactNode } from 'react'
import { Component } from 'react'

interface Props {
  readonly children: ReactNode
}

/** A screen that cannot be drawn says so; without this the whole window would be white. */
export class Boundary extends Component<Props, { readonly error: Error | null }> {
  override readonly state = { error: null as Error | null }

  static getDerivedStateFromError(error: Error): { readonly error: Error } {
    return { error }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <div className="pad grid justify-items-start gap-3" role="alert">
        <p className="lead">
          Millrace has made a mistake in drawing this screen. Nothing stored is lost, and what runs goes on.
        </p>
        <p className="small t3 mono">{error.message}</p>
        <button type="button" className="btn primary" onClick={() => location.reload()}>
          Reload
        </button>
      </div>
    )
  }
}
