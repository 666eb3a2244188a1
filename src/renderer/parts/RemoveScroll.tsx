import type { ElementType, ReactNode } from 'react'

interface Props {
  readonly as?: ElementType
  readonly children?: ReactNode
  readonly [other: string]: unknown
}

/** Stands in for the package of this name: there is no page scroll to remove, and it would add style elements. */
export function RemoveScroll({ as: As = 'div', allowPinchZoom, shards, enabled, ...rest }: Props) {
  void [allowPinchZoom, shards, enabled]
  return <As {...rest} />
}
