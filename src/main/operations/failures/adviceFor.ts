import { counted, number } from '../../../shared/words/counted.ts'
import type { FailureKind } from '../../../shared/failure.ts'
import type { Remedy } from '../../../shared/views/itemViews.ts'

/** Failed rows with one cause. */
export interface Cause {
  readonly kind: FailureKind
  readonly count: number
  /** How many of them had an answer before they were run again. */
  readonly answeredBefore: number
  readonly firstAt: number
  readonly lastAt: number
}

/** What the batch runs with, as far as it decides what may help. */
export interface Circumstances {
  readonly concurrency: number
  /** How long the batch took so far. */
  readonly batchMs: number
  readonly maxOutputTokens: number
  /** Another model that may do better; null where none is known. */
  readonly otherModel: string | null
  /** nano-dollars for so many of the rows; null: a price is not known. `model`: who is asked first. */
  readonly costOf: (rows: number, model?: string) => number | null
}

export interface Advice {
  /** What it means and what will help, in one or two plain sentences. */
  readonly hint: string
  /** The best first. */
  readonly remedies: readonly Remedy[]
}

/** What fits the cause of a failure: what it means for people, and what they can do with one click. */
export function adviceFor(cause: Cause, around: Circumstances): Advice {
  const offers = offersFor(cause, around)
  return {
    hint: [hintFor(cause, around), ...earlierHint(cause)].join(' '),
    remedies: [...remediesFor(cause, offers), ...offers.keep],
  }
}

function hintFor(cause: Cause, { maxOutputTokens, otherModel, batchMs }: Circumstances): string {
  switch (cause.kind) {
    case 'offline':
    case 'network':
    case 'overloaded':
    case 'server_error':
    case 'conflict':
      return isShort(cause) && !isMostOf(batchMs, cause)
        ? `${timesOf(cause)}: a short outage. A plain retry should do.`
        : `${timesOf(cause)}: it came back again and again. Retry later, or with fewer calls at once.`
    case 'rate_limited':
      return `${timesOf(cause)}: more was asked than the API allows. Half the concurrency leaves room.`
    case 'timeout':
    case 'stalled':
    case 'broken_body':
      return isShort(cause)
        ? `${timesOf(cause)}: a slow moment. A plain retry should do.`
        : `${timesOf(cause)}. Nothing points to one cause; a plain retry is cheap.`
    case 'truncated':
      return `The answers need more than the limit on output tokens, also after it was raised. It starts at ${number(maxOutputTokens)}; try twice as many.`
    case 'bad_reply':
    case 'empty_reply':
      return `The model answered, but its answer could not be used, also when it was asked again. The same question will probably fail again${otherModel === null ? '' : ': try a few with another model'}.`
    case 'refusal':
      return 'The model declined to answer. Another model may answer, or edit the rows.'
    case 'model_not_found':
      return 'The model does not exist, or this key may not use it. Choose another one.'
    case 'auth':
    case 'permission':
      return 'The key was refused. Set one that works under Settings, then retry.'
    case 'credit':
    case 'spend_limit':
      return 'The account has nothing left to spend. Raise it, then retry.'
    case 'empty_input':
      return 'The table has no text for these rows, so no call was made and nothing was paid. Edit the rows or answer them by hand, or skip them.'
    case 'too_large':
    case 'bad_request':
      return 'The API refused the question itself and will refuse it again. Shorten or edit the rows, or skip them.'
    case 'stage_error':
      return 'The pipeline itself made a mistake with these rows. They will fail again until it is corrected.'
    case 'damaged':
      return 'What an earlier stage left behind is damaged. Open a row and retry it from acquire.'
  }
}

function remediesFor(
  { kind }: Cause,
  { all, some, half, raise, other, otherForAll, skip }: Offers,
): Remedy[] {
  switch (kind) {
    case 'rate_limited':
      return [...half, all, ...some]
    case 'offline':
    case 'network':
    case 'overloaded':
    case 'server_error':
    case 'conflict':
    case 'timeout':
    case 'stalled':
    case 'broken_body':
      return [all, ...some, ...half]
    case 'truncated':
      return [raise, skip]
    case 'bad_reply':
    case 'empty_reply':
      return [...other, ...some, all, skip]
    case 'refusal':
      return [...other, ...some, skip]
    case 'model_not_found':
      return [...otherForAll, all]
    case 'auth':
    case 'permission':
    case 'credit':
    case 'spend_limit':
      return [all]
    case 'empty_input':
      return [skip]
    case 'too_large':
    case 'bad_request':
    case 'stage_error':
    case 'damaged':
      return [skip, ...some]
  }
}

/** What a retry has put aside is not lost. */
function earlierHint({ count, answeredBefore: before }: Cause): string[] {
  if (before === 0) return []
  const whose = before < count ? `${number(before)} of them` : count === 1 ? 'It' : 'They'
  return [`${whose} had an answer before, which is kept and can be taken back at no cost.`]
}

/** What an operator counts as one moment. */
const shortMs = 60_000

/** Less tells nothing: a small batch is over in a moment. */
const tellingMs = 20_000

/** It went on for most of the batch: no outage that has passed. */
function isMostOf(batchMs: number, { firstAt, lastAt }: Cause): boolean {
  const ms = lastAt - firstAt
  return ms >= tellingMs && ms > batchMs / 2
}

function isShort({ firstAt, lastAt }: Cause): boolean {
  return lastAt - firstAt <= shortMs
}

/** `All 18 within 21 s`, `3 rows over 25 min`. */
function timesOf(cause: Cause): string {
  const { count, firstAt, lastAt } = cause
  if (count === 1) return '1 row'
  if (isShort(cause)) return `All ${number(count)} within ${spanText(lastAt - firstAt)}`
  return `${counted(count, 'row')} over ${spanText(lastAt - firstAt)}`
}

function spanText(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  if (seconds < 120) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`
}

type Offers = ReturnType<typeof offersFor>

/** Rows that are tried before all are. */
const fewRows = 3

/** Each remedy, ready to be chosen; those that make no sense here are empty lists. */
function offersFor(
  { count, answeredBefore: before }: Cause,
  { concurrency, maxOutputTokens, otherModel, costOf }: Circumstances,
) {
  const offer = (kind: Remedy['kind'], rows: number, model?: string): Remedy => ({
    kind,
    rows,
    costNanoUsd: kind === 'skip' || kind === 'keep_earlier' ? 0 : costOf(rows, model),
    ...(model !== undefined && { model }),
  })
  const few = Math.min(fewRows, count)
  return {
    all: offer('retry', count),
    some: count > fewRows ? [offer('retry_some', fewRows)] : [],
    half:
      concurrency > 1
        ? [{ ...offer('half_concurrency', count), concurrency: Math.floor(concurrency / 2) }]
        : [],
    raise: { ...offer('raise_tokens', count), maxOutputTokens: 2 * maxOutputTokens },
    other: otherModel === null ? [] : [offer('switch_model', few, otherModel)],
    otherForAll: otherModel === null ? [] : [offer('switch_model', count, otherModel)],
    skip: offer('skip', count),
    keep: before > 0 ? [offer('keep_earlier', before)] : [],
  }
}
