import type { ReactNode } from 'react'
import { Fragment } from 'react'
import type { ReadOptions, SourceView } from '../../../shared/views/fileViews.ts'
import { counted, inLocale, visibleText } from '../../parts/format.ts'
import { linkTo, setQuery } from '../../route.ts'

const delimiters: readonly (readonly [string, string])[] = [
  [',', 'comma ,'],
  [';', 'semicolon ;'],
  ['\t', 'tab'],
  ['|', 'pipe |'],
]

interface Props {
  readonly view: SourceView
  readonly options: ReadOptions
}

/** Format, encoding, delimiter, sheet and header, as detected; each can be corrected. */
export function Understood({ view, options }: Props) {
  const { format, columns } = view
  return (
    <section className="sec">
      <header>
        <h2>What was understood</h2>
      </header>
      <dl className="pairs">
        <dt>Format</dt>
        <dd>
          {format.toUpperCase()}, {counted(columns.length, 'column')}
        </dd>
      </dl>
      <Choices view={view} options={options} />
      <Remarks view={view} />
    </section>
  )
}

/** What was asked for is shown also where the file cannot be read like that. */
function Choices({ view, options }: Props) {
  const { format, encodings, sheets } = view
  const encoding = options.encoding ?? view.encoding
  const delimiter = options.delimiter ?? view.delimiter
  const sheet = options.sheet ?? view.sheet
  return (
    <>
      {encoding !== null && (
        <Choice label="Encoding" value={encoding} onChange={(value) => setQuery({ encoding: value })}>
          {[...new Set([encoding, ...encodings])].map((name) => (
            <option key={name} value={name}>
              {name.replace(/^(utf|iso)-.*/, (short) => short.toUpperCase())}
            </option>
          ))}
        </Choice>
      )}
      {delimiter !== null && (
        <Choice label="Delimiter" value={delimiter} onChange={(value) => setQuery({ delimiter: value })}>
          {delimiters.some(([sign]) => sign === delimiter) || <option value={delimiter}>{delimiter}</option>}
          {delimiters.map(([sign, name]) => (
            <option key={name} value={sign}>
              {name}
            </option>
          ))}
        </Choice>
      )}
      {sheet !== null && (
        <Choice label="Sheet" value={sheet} onChange={(value) => setQuery({ sheet: value })}>
          {sheets.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Choice>
      )}
      {format !== 'jsonl' && <FirstRow isData={options.firstRow === 'data'} />}
    </>
  )
}

function FirstRow({ isData }: { readonly isData: boolean }) {
  return (
    <Choice
      label="First row"
      value={isData ? 'data' : ''}
      onChange={(value) => setQuery({ firstRow: value || null })}
    >
      <option value="">is the header</option>
      <option value="data">is a row</option>
    </Choice>
  )
}

/** What was unusual, and that the file is known. */
function Remarks({ view: { notes, earlier } }: Pick<Props, 'view'>) {
  return (
    <>
      {notes.map((note) => (
        <p key={note} className="small c-default">
          {inLocale(note)}
        </p>
      ))}
      {earlier.length > 0 && (
        <p className="small c-default">
          The same file was imported before:{' '}
          {earlier.map(({ id, name }, index) => (
            <Fragment key={id}>
              {index > 0 && ', '}
              <a className="link" href={linkTo(`batches/${id}`)}>
                {visibleText(name)}
              </a>
            </Fragment>
          ))}
        </p>
      )}
    </>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly children: ReactNode
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  return (
    <label className="pair">
      <span className="small t3">{label}</span>
      <select className="select small" value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </label>
  )
}
