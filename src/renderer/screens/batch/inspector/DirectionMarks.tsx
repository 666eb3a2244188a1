import { visibleText } from '../../../parts/format.ts'
import { LongText } from './LongText.tsx'

/** A field to type in cannot show the marks that turn the direction of writing: this says what it really holds. */
export function DirectionMarks({ text }: { readonly text: string }) {
  if (visibleText(text) === text) return null
  return (
    <div className="small c-default">
      <p>This text holds marks that turn the direction of writing. Without them it reads:</p>
      <LongText text={text} label="The text with its marks" />
    </div>
  )
}
