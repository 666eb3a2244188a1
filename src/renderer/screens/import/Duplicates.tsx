import type { DuplicatesChoice, SourceCheck } from '../../../shared/views/importViews.ts'
import { counted, number } from '../../parts/format.ts'
import { Segments } from '../../parts/Segments.tsx'

interface Props {
  readonly found: SourceCheck
  readonly choice: DuplicatesChoice
  readonly useCache: boolean
  readonly onChoose: (choice: DuplicatesChoice) => void
}

/** Rows with the content of an earlier one, and what is to become of them. */
export function Duplicates({ found, choice, useCache, onChoose }: Props) {
  const { duplicates, duplicateGroups } = found
  const shown = duplicateGroups.reduce((sum, { total }) => sum + total, 0)
  return (
    <section className="sec">
      <header>
        <h2>Duplicates</h2>
        <span>{counted(duplicates, 'row repeats', 'rows repeat')} an earlier one</span>
      </header>
      <Segments
        label="Duplicates"
        value={choice}
        options={[
          { value: 'share', text: useCache ? 'Share the answer' : 'Ask each one' },
          { value: 'skip', text: 'Skip them' },
        ]}
        onChange={onChoose}
      />
      <p className="small t2" role="status">
        {meaning(choice, useCache)}
      </p>
      <ul className="small t3 grid gap-1" aria-label="Rows with the same content">
        {duplicateGroups.map((group) => (
          <li key={group.first}>{groupText(group)}</li>
        ))}
        {shown < duplicates && <li>and {counted(duplicates - shown, 'more row')} in other groups</li>}
      </ul>
    </section>
  )
}

function meaning(choice: DuplicatesChoice, useCache: boolean): string {
  if (choice === 'skip')
    return 'They are not run and get no answer. The table and the export say which row they repeat.'
  if (useCache) return 'Each question is asked once; rows that repeat it get the same answer at no cost.'
  return 'The answer cache is off, so each of them is asked and paid like any other row.'
}

function groupText({ first, rows, total }: SourceCheck['duplicateGroups'][number]): string {
  const listed = rows.map((row) => number(row)).join(', ')
  const more = total - rows.length
  return `Row ${number(first)}: again in ${listed}${more > 0 ? ` …and ${number(more)} more` : ''}`
}
