import type { ItemDetail } from '../../../../shared/views/itemViews.ts'
import { visibleText } from '../../../parts/format.ts'

interface Props {
  readonly text: string
  readonly output: ItemDetail['output']
}

/** The reply as it came, with the values in it that do not hold marked. */
export function ResponseText({ text, output }: Props) {
  const bad = (output ?? [])
    .flatMap((field) => placeOf(field, text))
    .toSorted(([one], [other]) => one - other)
  const parts = bad.flatMap(([from, to], index) => [
    visibleText(text.slice(bad[index - 1]?.[1] ?? 0, from)),
    <span key={from} className="bad">
      {visibleText(text.slice(from, to))}
    </span>,
  ])
  return (
    <>
      {parts}
      {visibleText(text.slice(bad.at(-1)?.[1] ?? 0))}
    </>
  )
}

/** Where a value that does not hold stands, from and to; nothing where the reply writes it in another way. */
function placeOf(
  { name, value, problem }: NonNullable<ItemDetail['output']>[number],
  text: string,
): (readonly [number, number])[] {
  if (problem === null) return []
  const key = text.indexOf(JSON.stringify(name))
  const written = JSON.stringify(value)
  const from = key < 0 ? -1 : text.indexOf(written, key + name.length + 2)
  const isBeside = from >= 0 && text.slice(key + name.length + 2, from).trim() === ':'
  return isBeside ? [[from, from + written.length]] : []
}
