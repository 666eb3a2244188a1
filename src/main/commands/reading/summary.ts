import { remedyFor } from '../../../shared/failure.ts'
import { formatUsdShort } from '../../../shared/money.ts'
import { isPracticeName } from '../../../shared/words/practiceName.ts'
import type { FailureGroup, Seal } from '../../../shared/status.ts'
import { openRows, sealParts, unaccounted } from '../../../shared/status.ts'
import type { SmellReport } from '../../../shared/views/smellViews.ts'
import { counted, number } from '../../../shared/words/counted.ts'
import { costText } from '../costText.ts'
import { aligned } from '../plainTable.ts'
import { clockText } from '../clockText.ts'
import type { Summary } from './readSummary.ts'

/** How a batch stands, for a manager: what was answered by whom, what it cost, what is left, what to do next. */
export function summaryOf(summary: Summary, resultsFile: string | null): string {
  const paragraphs = [
    headline(summary),
    aligned(answerLines(summary)),
    aligned(callLines(summary)),
    restLine(summary),
    outageLines(summary),
    failureLines(summary.groups),
    checkLines(summary.report),
    sealLine(summary.totals.seal),
    resultsFile && `Results: ${resultsFile}`,
    nextSteps(summary),
  ]
  return `\n${paragraphs.filter(Boolean).join('\n\n')}\n`
}

/** The time is said only where it was spent working: not when somebody paused for the night. */
function headline({ batch, totals: { seal }, ranOnce, restRows }: Summary): string {
  const { id, name, status, message, startedAt, finishedAt } = batch
  const took = ranOnce && startedAt && finishedAt ? ` in ${clockText((finishedAt - startedAt) / 1000)}` : ''
  const isSample = status === 'complete' && restRows > 0
  const title = isSample
    ? `The sample of batch ${id} "${name}" is complete: ${number(rowsOf(seal))} of ${counted(seal.sourceRows, 'row')}${took}.`
    : `Batch ${id} "${name}" is ${status}: ${counted(seal.sourceRows, 'row')}${took}.`
  return message ? `${title}\n${message}` : title
}

/** Those that ran, or are going to. */
function rowsOf({ sourceRows, rejected, skipped }: Seal): number {
  return sourceRows - rejected - skipped
}

function answerLines({ batch: { settings }, totals, defaultKinds }: Summary): string[][] {
  const { seal, answeredBy, calls } = totals
  const isPractice = settings.provider === 'practice'
  const practice = isPractice && calls.total > 0 ? ' (practice)' : ''
  const models = Object.entries(answeredBy).map(([model, rows]) => [
    `Answered by ${model}${isPracticeName(model) ? '' : practice}`,
    number(rows),
  ])
  const causes = defaultKinds.map(({ kind, count: rows }) => `${number(rows)} x ${kind}`).join(', ')
  const others: [string, number, string][] = [
    [`Same question answered before${isPractice ? ' (practice)' : ''}`, seal.cache, 'no cost'],
    ['Answered by a human', seal.human, ''],
    ['Default response', seal.default, `no model answered${causes ? `: ${causes}` : ''}`],
    ['Failed', seal.failed, ''],
    ['Rejected at import', seal.rejected, ''],
    ['Skipped', seal.skipped, ''],
    ['Cancelled', seal.cancelled, ''],
    ['Still to do', openRows(seal), ''],
  ]
  return [
    ...models,
    ...others.filter(([, rows]) => rows > 0).map(([label, rows, remark]) => [label, number(rows), remark]),
  ]
}

function callLines({ batch: { settings }, totals }: Summary): string[][] {
  const { calls, tokens, unsettledNanoUsd, unpricedCalls } = totals
  const input = tokens.input + tokens.cacheWrite + tokens.cacheRead
  const remarks = [
    settings.provider === 'practice' && 'at list prices; practice calls are free',
    unsettledNanoUsd > 0 &&
      `up to ${formatUsdShort(unsettledNanoUsd)} more for calls whose answer never came`,
    unpricedCalls > 0 && `without ${counted(unpricedCalls, 'call')} to models whose price is not known`,
  ]
  const made = [
    `${number(calls.failed)} failed`,
    `${number(calls.retries)} repeated or passed to the next model`,
    `${number(calls.rateLimited)} rate limited`,
    calls.lost > 0 && `${number(calls.lost)} of them cut off, may have been paid`,
  ]
  return [
    ['Cost', costText(totals), remarks.filter(Boolean).join(', ')],
    ['Calls', number(calls.total), made.filter(Boolean).join(', ')],
    ['Tokens', number(input + tokens.output), `${number(input)} in, ${number(tokens.output)} out`],
  ]
}

/** What a sample is for. */
function restLine({ batch, restRows, restNanoUsd, rowsMeasured }: Summary): string {
  if (restRows === 0 || batch.status !== 'complete') return ''
  const price = restNanoUsd === null ? 'at a price that is not known' : `about ${formatUsdShort(restNanoUsd)}`
  const basis =
    rowsMeasured > 0 ? `measured on ${number(rowsMeasured)}` : 'estimated from the length of the prompts'
  const practice = batch.settings.provider === 'practice' ? ', at list prices' : ''
  return `The other ${counted(restRows, 'row')}: ${price} (${basis}${practice})`
}

const groupsShown = 5

function outageLines({ outages }: Summary): string {
  const shown = outages.slice(0, groupsShown).map(({ model, why, times, downMs, isBack }) => {
    const often = times > 1 ? ` (${times} times)` : ''
    const end = isBack ? `; it came back, after ${clockText(downMs / 1000)} in all` : ''
    return `  ${model}${often}: ${why}${end}`
  })
  return [...(shown.length > 0 ? ['Models that did not answer for a while:'] : []), ...shown].join('\n')
}

function failureLines(groups: readonly FailureGroup[]): string {
  const shown = groups.slice(0, groupsShown).map(({ count: rows, kind, message }) => {
    return `  ${number(rows)} x ${kind}: ${message}\n      ${remedyFor(kind)}`
  })
  const hidden = groups.length - shown.length
  return [
    ...(shown.length > 0 ? ['Why rows failed:'] : []),
    ...shown,
    ...(hidden > 0 ? [`  and ${counted(hidden, 'more cause')}`] : []),
  ].join('\n')
}

/** A note is nothing to look after. */
function checkLines(report: SmellReport | null): string {
  if (!report || report.answered === 0) return ''
  const odd = report.findings.filter(({ severity }) => severity !== 'note')
  if (odd.length === 0) return `Nothing looks odd in ${counted(report.answered, 'answer')}.`
  const things = `${counted(odd.length, 'thing')} ${odd.length === 1 ? 'looks' : 'look'} odd:`
  return [things, ...odd.map(({ said }) => `  ${said}`)].join('\n')
}

/** Every source row is somewhere, and the parts say where. */
function sealLine(seal: Seal): string {
  const parts = sealParts.filter((part) => seal[part] > 0).map((part) => `${number(seal[part])} ${part}`)
  return `Seal: ${counted(seal.sourceRows, 'row')} = ${parts.join(' + ')} · ${unaccounted(seal)} unaccounted`
}

/** A row without text fails again, so that a retry of nothing else is not offered. */
function nextSteps({
  batch: { id, status },
  totals: { seal },
  groups,
  hasTrouble,
  restRows,
}: Summary): string {
  const steps = [
    status === 'paused' && `Continue:            millrace resume ${id}`,
    seal.failed > 0 && `See what failed:     millrace failures ${id}`,
    groups.some(({ kind }) => kind !== 'empty_input') && `Retry what failed:   millrace retry ${id}`,
    seal.default > 0 && `Ask models again:    millrace retry ${id} --kind default`,
    restRows > 0 && status !== 'cancelled' && `Run the rest:        millrace start ${id}`,
    hasTrouble && `See what happened:   millrace status ${id} --log`,
  ]
  return steps.filter(Boolean).join('\n')
}
