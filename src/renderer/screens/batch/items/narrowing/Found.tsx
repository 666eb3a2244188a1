import { useEffect, useState } from 'react'
import type { BatchId } from '../../../../../shared/ids.ts'
import type { BatchView } from '../../../../../shared/views/batchViews.ts'
import { useLive } from '../../../../live.ts'
import { number, wholePercent } from '../../../../parts/format.ts'
import { useRoute } from '../../../../route.ts'

interface Props {
  readonly batch: BatchView
  /** null until the first answer. */
  readonly total: number | null
  /** The rows that were asked for are still being read. */
  readonly isBusy: boolean
}

/** How many rows there are, or that they are still looked for: a word that comes and goes at once would only flicker. */
export function Found({ batch: { id, seal }, total, isBusy }: Props) {
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

/** Longer than this is felt as waiting. */
const slowMs = 150

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
