import { beginningOf } from '../../../../shared/words/beginningOf.ts'
import { visibleText } from '../../../parts/format.ts'

interface Props {
  readonly text: string
  /** What it is, for those who hear it. */
  readonly label: string
}

const longText = 600
const manyLines = 10

/** What a table or a model says, as text. What is long scrolls in its own box, so that the rest stays in sight. */
export function LongText({ text, label }: Props) {
  const isLong = text.length > longText || text.split('\n', manyLines + 1).length > manyLines
  return (
    <div
      dir="auto"
      className={`whitespace-pre-wrap wrap-anywhere ${isLong ? 'max-h-48 overflow-auto' : ''}`}
      {...(isLong && { tabIndex: 0, role: 'group', 'aria-label': visibleText(label) })}
    >
      {visibleText(beginningOf(text))}
    </div>
  )
}
