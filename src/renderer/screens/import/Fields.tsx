import { Check, CircleHelp, TriangleAlert } from 'lucide-react'
import type { SourceView } from '../../../shared/views/fileViews.ts'
import { visibleText } from '../../parts/format.ts'
import { setQuery } from '../../route.ts'
import { mappingKey } from './importQuery.ts'

type Field = SourceView['fields'][number]

/** Which column fills which field of the pipeline. */
export function Fields({ view: { fields, columns, pipeline } }: { readonly view: SourceView }) {
  return (
    <section className="sec">
      <header>
        <h2>Fields</h2>
        <span>
          {pipeline.name} v{pipeline.version}
        </span>
      </header>
      {fields.map((field) => (
        <label key={field.name} className="pair three">
          <span className="small nowrap">
            {field.name} {!field.isRequired && <span className="t3">opt.</span>}
          </span>
          <select
            className="select small"
            value={field.column ?? ''}
            onChange={(event) => setQuery({ [mappingKey(field.name)]: event.target.value })}
          >
            <option value="">{field.isRequired ? 'Choose a column…' : 'none'}</option>
            {columns.map((column) => (
              <option key={column} value={column}>
                {visibleText(column)}
              </option>
            ))}
          </select>
          <Mark field={field} />
        </label>
      ))}
    </section>
  )
}

function Mark({ field: { isRequired, column, isGuess } }: { readonly field: Field }) {
  if (!column) {
    return isRequired ? <TriangleAlert className="i c-failed" aria-label="a column is needed" /> : <span />
  }
  if (isGuess) return <CircleHelp className="i c-default" aria-label="guessed: check it" />
  return <Check className="i c-running" aria-label="chosen" />
}
