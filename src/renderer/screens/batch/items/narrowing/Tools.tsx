import { Plus, Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { BatchId } from '../../../../../shared/ids.ts'
import type { BatchView } from '../../../../../shared/views/batchViews.ts'
import { useLive } from '../../../../live.ts'
import { modelName, number, wholePercent } from '../../../../parts/format.ts'
import { Menu, MenuOption } from '../../../../parts/Menu.tsx'
import { useFocusBack } from '../../../../parts/useFocusBack.ts'
import { useKeys } from '../../../../parts/useKeys.ts'
import { setQuery, useRoute } from '../../../../route.ts'
import { ViewsMenu } from '../../views/ViewsMenu.tsx'
import { ColumnPicker } from '../columns/ColumnPicker.tsx'
import type { Columns } from '../columns/useColumns.ts'
import type { FilterChip } from '../../itemsQuery.ts'
import { chipsOf, rangeText, toggled } from '../../itemsQuery.ts'

interface Props {
  readonly batch: BatchView
  readonly total: number | null
  readonly columns: Columns
  /** The rows that were asked for are still being read. */
  readonly isBusy: boolean
}

/** Search, the filters as chips, and how many rows are left. */
export function Tools({ batch, total, columns, isBusy }: Props) {
  const { query } = useRoute()
  const chips = chipsOf(query)
  return (
    <div className="tools" role="search">
      <SearchBox />
      {chips.map((chip) => (
        <Chip key={chip.key} chip={chip} />
      ))}
      <AddFilter batch={batch} />
      <Found batch={batch} total={total} isBusy={isBusy} />
      <ViewsMenu batch={batch} />
      <ColumnPicker columns={columns} />
    </div>
  )
}

function Chip({ chip: { key, name, value } }: { readonly chip: FilterChip }) {
  const part = useFocusBack<HTMLElement>('.fchip.add')
  return (
    <span className="fchip" ref={part}>
      <span className="k">{name}</span>
      <span className="v" title={value}>
        {value}
      </span>
      <button
        type="button"
        className="x"
        aria-label={`Take the filter ${name} away`}
        title="Take the filter away"
        onClick={() => setQuery({ [key]: null })}
      >
        <X className="i s12" aria-hidden />
      </button>
    </span>
  )
}

/** How many rows there are, or that they are still looked for: a word that comes and goes at once would only flicker. */
function Found({ batch: { id, seal }, total, isBusy }: Pick<Props, 'batch' | 'total' | 'isBusy'>) {
  const isSlow = useSlow(isBusy)
  const all = seal.sourceRows - seal.rejected
  const said = total === null ? '' : `${number(total)} of ${number(all)}`
  return (
    <span className="small t3 nowrap">
      <span role="status">{isSlow ? 'Searching…' : said}</span>
      {isSlow && <WordsRead batchId={id} sourceRows={seal.sourceRows} />}
    </span>
  )
}

interface WordsReadProps {
  readonly batchId: BatchId
  readonly sourceRows: number
}

/** The first search of a table reads its words: of a long one that is seen. */
function WordsRead({ batchId, sourceRows }: WordsReadProps) {
  const isSearch = useRoute().query.has('q')
  const { value } = useLive('search.reached', isSearch ? { batchId } : null)
  if (!value || value.row === 0 || value.row >= sourceRows) return null
  return <> words read: {wholePercent(value.row / sourceRows)}</>
}

/** Whether something has been so for a while. */
function useSlow(isSo: boolean): boolean {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    if (!isSo) return undefined
    const timer = setTimeout(() => setSlow(true), slowMs)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [isSo])
  return isSlow
}

/** Longer than this is felt as waiting. */
const slowMs = 150
/** A letter is searched for at once, and those that follow it faster than this together. */
const apartMs = 40
/** Below it an answer deserves a look. */
const lowConfidence = 0.6

function SearchBox() {
  const { query } = useRoute()
  const given = query.get('q') ?? ''
  const [text, setText] = useState(given)
  const field = useRef<HTMLInputElement>(null)
  const asked = useRef({ text: given, at: -Infinity })
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const type = (typed: string): void => {
    setText(typed)
    clearTimeout(waiting.current)
    const ask = (): void => {
      asked.current = { text: typed, at: performance.now() }
      setQuery({ q: typed || null })
    }
    waiting.current = setTimeout(ask, asked.current.at + apartMs - performance.now())
  }
  // The address may be changed by others: a filter that is cleared, the way back. What was asked for from here is no
  // news, and letters may have been typed since.
  useEffect(() => {
    if (given === asked.current.text) return
    clearTimeout(waiting.current)
    asked.current = { text: given, at: -Infinity }
    setText(given)
  }, [given])
  useEffect(() => () => clearTimeout(waiting.current), [])
  useKeys({ '/': () => field.current?.focus() })
  return (
    <label className="input">
      <Search className="i" aria-hidden />
      <input
        ref={field}
        type="search"
        value={text}
        placeholder="Search the source"
        aria-label="Search items"
        title="Finds rows of the source table by their words and ids. The beginning of a word is enough."
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && field.current?.blur()}
      />
      <kbd>/</kbd>
    </label>
  )
}

function AddFilter({ batch }: { readonly batch: BatchView }) {
  const { query } = useRoute()
  const choices = batch.facets.filter((facet) => facet.kind === 'choice')
  const isConfidence = batch.facets.some(({ column }) => column === 'confidence')
  return (
    <Menu button={{ className: 'fchip add', children: plus }} align="start">
      <MenuOption onSelect={() => setQuery({ touched: '300000' })}>touched in the last 5 minutes</MenuOption>
      <MenuOption onSelect={() => setQuery({ retried: '1' })}>more than one call</MenuOption>
      {Object.keys(batch.answeredBy).map((model) => (
        <MenuOption key={model} onSelect={() => setQuery({ model })}>
          answered by {modelName(model)}
        </MenuOption>
      ))}
      {isConfidence && (
        <MenuOption onSelect={() => setQuery({ 'range.confidence': rangeText(null, lowConfidence) })}>
          confidence below {lowConfidence}
        </MenuOption>
      )}
      {choices.flatMap(({ column, values }) =>
        values.map((value) => (
          <MenuOption
            key={`${column} ${value}`}
            onSelect={() => setQuery({ [`values.${column}`]: toggled(query.get(`values.${column}`), value) })}
          >
            {column.replaceAll('_', ' ')} is {value.replaceAll('_', ' ')}
          </MenuOption>
        )),
      )}
    </Menu>
  )
}

const plus = (
  <span>
    <Plus className="i s12" aria-hidden /> Filter
  </span>
)
