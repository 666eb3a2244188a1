import type { ReactNode } from 'react'
import { onMoved } from './onMoved.ts'
import type { Cursor } from './useCursor.ts'
import { useInSight } from './useInSight.ts'

interface Props<T> {
  readonly className: string
  readonly label: string
  readonly thing: T
  readonly cursor: Cursor<T>
  readonly children: ReactNode
}

/** One of the things of a list with a cursor, large enough to say what it is about. */
export function Card<T>({ className, label, thing, cursor, children }: Props<T>) {
  const isCursor = cursor.here === thing
  const card = useInSight<HTMLElement>(isCursor && cursor.isFollowed)
  const point = (): void => cursor.point(thing)
  return (
    <article
      ref={card}
      className={isCursor ? `${className} cursor` : className}
      aria-label={label}
      aria-current={isCursor || undefined}
      onMouseMove={onMoved(point)}
      onFocus={point}
    >
      {children}
    </article>
  )
}
