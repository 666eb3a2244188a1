import type { Batch } from '../../../shared/batch.ts'
import { beginningOf } from '../../../shared/words/beginningOf.ts'
import { cellText } from '../../../shared/field.ts'
import type { ItemId } from '../../../shared/ids.ts'
import type { ItemState } from '../../../shared/item.ts'
import type { StageName } from '../../../shared/stage.ts'
import { stageNames } from '../../../shared/stage.ts'
import type { Cell } from '../../../shared/table.ts'
import type { CallView, ItemDetail } from '../../../shared/views/itemViews.ts'
import type { App } from '../../app.ts'
import { estimateCost } from '../../engine/cost/estimateCost.ts'
import { textOf } from '../../llm/replyText.ts'
import { earlierAnswer, isKeep } from '../../operations/answers/earlierAnswer.ts'
import { cannotAccept } from '../../operations/answers/humanAnswer.ts'
import { helpsRow } from '../../operations/failures/helpsRow.ts'
import { inputOf } from '../../operations/inputOf.ts'
import { noItem } from '../../operations/requireItem.ts'
import { promptIn } from '../../store/answers/storedPrompt.ts'
import { answerFields } from '../../pipelines/answerFields.ts'
import { findObject } from '../../pipelines/readReply.ts'
import { findPipeline } from '../../pipelines/registry.ts'
import type { ArtifactKind } from '../../store/answers/artifacts.ts'
import { DamagedArtifact, sha256 } from '../../store/answers/artifacts.ts'
import type { CallRow } from '../../store/answers/calls.ts'
import { stateOf } from '../../store/items/itemRow.ts'
import type { Store } from '../../store/open.ts'
import type { Override } from '../../store/answers/overrides.ts'
import { pricesNow } from '../../operations/costs/costOfRetry.ts'
import { planRetry } from '../../store/items/reopen.ts'
import { inTheWindow } from '../batch/inTheWindow.ts'
import { itemBanner } from './itemBanner.ts'
import { itemLines } from './itemLines.ts'

/** All that is known of one row. */
export function itemDetail(batch: Batch, row: number, app: App): ItemDetail {
  const { store } = app
  const viewed = store.views.get(batch.id, row)
  if (!viewed) throw noItem(store, batch, row)
  const [item] = itemLines(batch, [viewed], store)
  const calls = store.calls.ofItem(viewed.id)
  const history = store.overrides.list(viewed.id)
  return {
    item: item!,
    banner: itemBanner(item!, calls, history),
    ...shownInput(batch, viewed.id, store),
    prompt: promptOf(viewed.id, store),
    ...answerOf(batch, viewed.id, store),
    rendered: viewed.rendered === null ? null : item!.output,
    earlier: earlierOf(stateOf(viewed), store),
    stageMs: stageMsOf(calls),
    calls: calls.map(callViewOf),
    history: history.map(lineOf),
    retries: retriesOf(batch, row, app),
    helps: item!.status === 'failed' && item!.failure ? helpsRow(item!.failure.kind) : 'retry',
    cannotAccept: cannotAccept(stateOf(viewed)),
  }
}

function earlierOf(item: ItemState, store: Store): ItemDetail['earlier'] {
  const found = earlierAnswer(item, store)
  if (!found) return null
  return { at: found.at, rendered: JSON.parse(found.rendered) as Record<string, Cell> }
}

function lineOf(entry: Override): ItemDetail['history'][number] {
  const { at, by, what, reason } = entry
  return { at, by, what: isKeep(entry) ? 'keep' : what, reason }
}

function shownInput(
  batch: Batch,
  id: ItemId,
  store: Store,
): Pick<ItemDetail, 'source' | 'fields' | 'isInputEdited'> {
  const { mapping, columns } = batch.source
  const { cells, edited } = store.items.source(id)
  const fieldOf = new Map(Object.entries(mapping).map(([field, column]) => [column, field]))
  return {
    source: columns.map((column, index) => ({
      column,
      value: cellText(cells[index]),
      field: fieldOf.get(column) ?? null,
    })),
    fields: Object.entries(inputOf(batch, id, store)).map(([name, value]) => ({ name, value })),
    isInputEdited: edited !== null,
  }
}

function promptOf(id: ItemId, store: Store): ItemDetail['prompt'] {
  const body = bodyOf(id, 'prompt', store)
  if (body === null) return null
  const prompt = unlessDamaged(() => promptIn(body, store.artifacts))
  return prompt && { ...prompt, sha256: sha256(body).toString('hex') }
}

/** The newest reply, and what it says field by field: also one that is not valid. */
function answerOf(batch: Batch, id: ItemId, store: Store): Pick<ItemDetail, 'response' | 'output' | 'blank'> {
  const pipeline = findPipeline(batch.pipeline)
  const raw = bodyOf(id, 'response', store)
  const message = raw === null ? null : (JSON.parse(raw) as Readonly<Record<string, unknown>>)
  const text = message === null ? '' : textOf(message)
  const stored = store.views.isAnswered(id) ? bodyOf(id, 'output', store) : null
  const answer = (stored === null ? findObject(text) : JSON.parse(stored)) as
    | Record<string, unknown>
    | undefined
  const output = answer ? answerFields(pipeline, answer) : null
  return {
    response: message && {
      text: beginningOf(text),
      stopReason: stopReasonOf(message),
      raw: beginningOf(raw!),
    },
    output,
    blank: answerFields(pipeline, answer ?? {}).map((field) => ({ ...field, problem: null })),
  }
}

/** As the server sent it, whatever that is. */
function stopReasonOf({ stop_reason: reason }: Readonly<Record<string, unknown>>): string | null {
  return typeof reason === 'string' ? reason : null
}

function bodyOf(id: ItemId, kind: ArtifactKind, store: Store): string | null {
  return unlessDamaged(() => store.artifacts.latest(id, kind)?.body ?? null)
}

/** null for what is damaged: the row says so by itself. */
function unlessDamaged<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof DamagedArtifact) return null
    throw error
  }
}

/** Only calls are timed: the other stages take less than a clock shows. */
function stageMsOf(calls: readonly CallRow[]): ItemDetail['stageMs'] {
  const timed = calls.filter(({ latency_ms: ms }) => ms !== null)
  const processMs = timed.length > 0 ? timed.reduce((sum, { latency_ms: ms }) => sum + ms!, 0) : null
  return { acquire: null, prepare: null, process: processMs, parse: null, render: null }
}

function callViewOf(call: CallRow): CallView {
  return {
    ...{
      attempt: call.attempt,
      rung: call.rung + 1,
      why: call.why,
      model: call.model,
      outcome: call.outcome,
    },
    ...{ servedModel: call.served_model, sentAt: call.sent_at, latencyMs: call.latency_ms },
    ...{ httpStatus: call.http_status, requestId: call.request_id, failureKind: call.failure_kind },
    failureMessage: call.failure_message && inTheWindow(call.failure_message),
    tokens: {
      input: call.input_tokens,
      cacheWrite: call.cache_write_tokens,
      cacheRead: call.cache_read_tokens,
      output: call.output_tokens,
    },
    costNanoUsd: call.cost_nano_usd,
  }
}

function retriesOf(batch: Batch, row: number, app: App): ItemDetail['retries'] {
  return stageNames.flatMap((stage: StageName) => {
    const { items } = planRetry(app.store.db, batch.id, { rows: [row], kind: null, from: stage })
    if (items.length === 0) return []
    return [{ stage, costNanoUsd: estimateCost(items, batch, pricesNow(app)) }]
  })
}
