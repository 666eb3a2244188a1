import { Check, CircleX } from 'lucide-react'
import { cellText } from '../../../../shared/field.ts'
import type { ItemDetail } from '../../../../shared/views/itemViews.ts'
import { dash, places, visibleText } from '../../../parts/format.ts'
import { LongText } from './LongText.tsx'

type Field = NonNullable<ItemDetail['output']>[number]

interface Props {
  readonly output: readonly Field[]
  /** Answers the row by hand, with this value in this field. */
  readonly onUse: (name: string, value: string) => void
}

/** The answer field by field. One that does not hold says why, and which allowed value comes closest. */
export function OutputFields({ output, onUse }: Props) {
  return (
    <div className="fields">
      {output.map(({ name, value, problem, nearest }) => (
        <div key={name} className={problem === null ? '' : 'bad'}>
          {problem === null ? (
            <Check className="i t3" aria-label="valid" />
          ) : (
            <CircleX className="i c-failed" aria-label="invalid" />
          )}
          <span className="t2 wrap-anywhere">{visibleText(name)}</span>
          <div className="min-w-0">
            <div className="flex items-start gap-2">
              <div className={problem === null ? 'grow' : 'grow m'}>
                {typeof value === 'number' && problem === null ? (
                  places(value, 0, 12)
                ) : (
                  <LongText text={value === null ? dash : cellText(value)} label={name} />
                )}
              </div>
              {nearest !== null && (
                <button
                  type="button"
                  className="link nowrap"
                  title="The allowed value that comes closest. Opens the answer by hand, with it filled in."
                  onClick={() => onUse(name, nearest)}
                >
                  Use {visibleText(nearest)}…
                </button>
              )}
            </div>
            {problem !== null && <p className="msg wrap-anywhere">{visibleText(problem)}</p>}
          </div>
        </div>
      ))}
    </div>
  )
}
