import { counted } from '../../../shared/words/counted.ts'
import { scopeOf } from '../../../shared/failure.ts'
import { sameContentAs } from '../../../shared/words/sameContentAs.ts'
import type { ItemDetail, ItemLine } from '../../../shared/views/itemViews.ts'
import { isKeep } from '../../operations/answers/earlierAnswer.ts'
import { helpsRow } from '../../operations/failures/helpsRow.ts'
import type { CallRow } from '../../store/answers/calls.ts'
import type { Override } from '../../store/answers/overrides.ts'
import { isUnstarted } from '../../../shared/unstarted.ts'
import { wholeSentence } from '../../../shared/words/wholeSentence.ts'

type Banner = NonNullable<ItemDetail['banner']>

const kept = 'What was answered and paid is kept.'

/** What happened to a row, in one sentence, and what is safe. null for an ordinary answer. */
export function itemBanner(
  item: ItemLine,
  calls: readonly CallRow[],
  history: readonly Override[],
): Banner | null {
  const why = item.failure?.message ?? ''
  switch (item.status) {
    case 'failed':
      return {
        tone: 'failed',
        title: `Failed in ${item.failure?.stage} ${calls.length === 0 ? 'before any call' : `after ${counted(calls.length, 'call')}`}: ${why}`,
        body: `${kept} ${nextFor(item)}`,
      }
    case 'waiting':
      return { tone: 'waiting', title: `Waits to be tried again: ${why}`, body: 'It goes on by itself.' }
    case 'skipped':
      return item.sameAs === null ? skippedBanner(item) : duplicateBanner(item.sameAs)
    case 'complete':
      return completeBanner(item, calls, history)
    default:
      return null
  }
}

/** What helps comes first. */
function nextFor({ failure }: ItemLine): string {
  const helps = failure ? helpsRow(failure.kind) : 'retry'
  if (helps === 'retry') return 'Retry it, change what is asked, or answer it yourself.'
  const again = 'Asked again as it is, it will probably fail again'
  return helps === 'edit'
    ? `${again}: edit its input, or answer it yourself.`
    : `${again}: answer it yourself.`
}

function completeBanner(
  { answeredBy, failure, changedAt }: ItemLine,
  calls: readonly CallRow[],
  history: readonly Override[],
): Banner | null {
  if (answeredBy === 'human') return humanBanner(history)
  const last = history.at(-1)
  // An answer that came after it was accepted by nobody.
  if (last?.what === 'accept' && !isKeep(last) && last.at >= changedAt) return acceptedBanner(last)
  if (answeredBy === 'default') {
    const body = `${failure ? `${wholeSentence(failure.message)} ` : ''}It is marked in every export. Retry the row for a real answer.`
    return { tone: 'default', title: 'No model answered: this is the default response.', body }
  }
  const bad = calls.filter(({ failure_kind: kind }) => kind !== null && scopeOf(kind) === 'reply')
  if (answeredBy !== 'model' || bad.length === 0) return null
  return {
    tone: 'repaired',
    title: `The answer holds after ${counted(bad.length, 'reply', 'replies')} that did not.`,
    body: `The last one: ${bad.at(-1)!.failure_message}`,
  }
}

function duplicateBanner(row: number): Banner {
  const title = `Skipped at import: ${sameContentAs(row)}.`
  return { tone: 'skipped', title, body: `It was not run and cost nothing. The answer stands in row ${row}.` }
}

function skippedBanner(item: ItemLine): Banner | null {
  if (!isUnstarted(item)) return null
  return {
    tone: 'skipped',
    title: 'Not started yet: the sample left this row out.',
    body: 'It has cost nothing. It runs with the other rows that were left out.',
  }
}

function acceptedBanner({ reason }: Override): Banner {
  return {
    tone: 'human',
    title: 'A person accepted this answer.',
    body: reason ?? 'It is counted as before.',
  }
}

function humanBanner(history: readonly Override[]): Banner {
  const last = history.findLast(({ what }) => what !== 'edit')
  if (last && isKeep(last)) {
    const body = 'The run after it is kept below. To ask again, retry the row.'
    return { tone: 'human', title: 'A person kept the earlier answer of this row.', body }
  }
  const title = last?.what === 'accept' ? 'A person accepted this answer.' : 'A person answered this row.'
  return { tone: 'human', title, body: last?.reason ?? 'The replies of the models are kept below.' }
}
