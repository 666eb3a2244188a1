import type { Batch } from '../../shared/batch.ts'
import { remedyFor } from '../../shared/failure.ts'
import { formatUsdShort } from '../../shared/money.ts'
import { isPracticeName } from '../../shared/practiceName.ts'
import type { FailureGroup, Seal } from '../../shared/status.ts'
import { sealParts, unaccounted } from '../../shared/status.ts'
import type { Totals } from '../store/totals.ts'
import { clockText } from './progress.ts'
import { aligned } from './plainTable.ts'

/** How a batch stands, for a manager: what was answered by whom, what it cost, what is left, what to do next. */
export function summaryOf(
  batch: Batch,
  totals: Totals,
  groups: readonly FailureGroup[],
  resultsFile: string | null,
): string {
  const paragraphs = [
    headline(batch),
    aligned(answerLines(batch, totals)),
    aligned(callLines(batch, totals)),
    failureLines(groups),
    sealLine(totals.seal),
    resultsFile && `Results: ${resultsFile}`,
    nextSteps(batch, totals),
  ]
  return `\n${paragraphs.filter(Boolean).join('\n\n')}\n`
}

function headline(batch: Batch): string {
  const { id, name, status, message, startedAt, finishedAt, sourceRows } = batch
  const took = startedAt && finishedAt ? ` in ${clockText((finishedAt - startedAt) / 1000)}` : ''
  const title = `Batch ${id} "${name}" is ${status}: ${count(sourceRows)} rows${took}.`
  return message ? `${title}\n${message}` : title
}

function answerLines({ settings }: Batch, { seal, answeredBy, calls }: Totals): string[][] {
  const practice = settings.provider === 'practice' && calls.total > 0 ? ' (practice)' : ''
  const models = Object.entries(answeredBy).map(([model, rows]) => [
    `Answered by ${model}${isPracticeName(model) ? '' : practice}`,
    count(rows),
  ])
  const others: [string, number, string][] = [
    ['Same question answered before', seal.cache, 'no cost'],
    ['Answered by a human', seal.human, ''],
    ['Default response', seal.default, 'no model answered'],
    ['Failed', seal.failed, ''],
    ['Rejected at import', seal.rejected, ''],
    ['Skipped', seal.skipped, ''],
    ['Cancelled', seal.cancelled, ''],
    ['Still to do', seal.pending + seal.running + seal.waiting, ''],
  ]
  return [
    ...models,
    ...others.filter(([, rows]) => rows > 0).map(([label, rows, remark]) => [label, count(rows), remark]),
  ]
}

function callLines({ settings }: Batch, { calls, tokens, ...money }: Totals): string[][] {
  const input = tokens.input + tokens.cacheWrite + tokens.cacheRead
  const { costNanoUsd, unsettledNanoUsd, unpricedCalls } = money
  const remarks = [
    settings.provider === 'practice' && 'at list prices; practice calls are free',
    unsettledNanoUsd > 0 &&
      `up to ${formatUsdShort(unsettledNanoUsd)} more for calls whose answer never came`,
    unpricedCalls > 0 && `without ${count(unpricedCalls)} calls to models whose price is not known`,
  ]
  const retried = `${count(calls.failed)} failed, ${count(calls.retries)} repeated, ${count(calls.rateLimited)} rate limited`
  return [
    ['Cost', formatUsdShort(costNanoUsd), remarks.filter(Boolean).join(', ')],
    ['Calls', count(calls.total), retried],
    ['Tokens', count(input + tokens.output), `${count(input)} in, ${count(tokens.output)} out`],
  ]
}

const groupsShown = 5

function failureLines(groups: readonly FailureGroup[]): string {
  const shown = groups.slice(0, groupsShown).map(({ count: rows, kind, message }) => {
    return `  ${count(rows)} x ${kind}: ${message}\n      ${remedyFor(kind)}`
  })
  const hidden = groups.length - shown.length
  return [
    ...(shown.length > 0 ? ['Why rows failed:'] : []),
    ...shown,
    ...(hidden > 0 ? [`  and ${hidden} more causes`] : []),
  ].join('\n')
}

/** Every source row is somewhere, and the parts say where. */
function sealLine(seal: Seal): string {
  const parts = sealParts.filter((part) => seal[part] > 0).map((part) => `${count(seal[part])} ${part}`)
  return `Seal: ${count(seal.sourceRows)} rows = ${parts.join(' + ')} · ${unaccounted(seal)} unaccounted`
}

function nextSteps({ id, status }: Batch, { seal }: Totals): string {
  const steps = [
    status === 'paused' && `Continue:            millrace resume ${id}`,
    seal.failed > 0 && `See what failed:     millrace failures ${id}`,
    seal.failed > 0 && `Retry what failed:   millrace retry ${id}`,
    seal.default > 0 && `Ask models again:    millrace retry ${id} --kind default`,
    seal.skipped > 0 && `Run the rest:        millrace start ${id}`,
  ]
  return steps.filter(Boolean).join('\n')
}

function count(value: number): string {
  return value.toLocaleString('en-US')
}
