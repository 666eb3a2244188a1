import type { ReactNode } from 'react'
import { Dash } from '../../../../parts/Dash.tsx'
import { visibleText } from '../../../../parts/format.ts'

/** A text in its own direction; a dash where there is none. */
export function textCell(text: string | undefined): ReactNode {
  return text === undefined ? <Dash /> : <span dir="auto">{visibleText(text)}</span>
}
