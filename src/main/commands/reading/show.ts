import { formatUsd } from '../../../shared/money.ts'
import type { ArtifactKind } from '../../store/answers/artifacts.ts'
import { artifactKinds } from '../../store/answers/artifacts.ts'
import type { CallRow } from '../../store/answers/calls.ts'
import type { Store } from '../../store/open.ts'
import { answeredByOf } from '../../export/exportedRows.ts'
import { requireItem } from '../../operations/requireItem.ts'
import { promptIn } from '../../store/answers/storedPrompt.ts'
import type { Session } from '../session.ts'
import { findBatch } from '../findBatch.ts'

/** `millrace show ID ITEM`: every artifact and every call of one row. */
export function show(id: string, row: number, session: Session): number {
  const { store } = session.app
  const batch = findBatch(session, id)
  const item = requireItem(store, batch, row)
  const { externalId, status, checkpoint, progress, failure } = item
  const document = {
    item: {
      row,
      externalId,
      status,
      checkpoint,
      answeredBy: answeredByOf(item, batch),
      rung: progress.rung + 1,
      failure,
    },
    artifacts: Object.fromEntries(artifactKinds.map((kind) => [kind, artifactOf(store, item.id, kind)])),
    calls: store.calls.ofItem(item.id).map(callDocument),
  }
  if (session.isJson) session.printJson(document)
  else session.terminal.out(textOf(document))
  return 0
}

type Document = {
  readonly item: object
  readonly artifacts: Readonly<Record<string, unknown>>
  readonly calls: readonly ReturnType<typeof callDocument>[]
}

function artifactOf(
  store: Store,
  itemId: Parameters<Store['artifacts']['latest']>[0],
  kind: ArtifactKind,
): unknown {
  const artifact = store.artifacts.latest(itemId, kind)
  if (!artifact) return null
  return kind === 'prompt' ? promptIn(artifact.body, store.artifacts) : JSON.parse(artifact.body)
}

function callDocument(call: CallRow) {
  return {
    model: call.model,
    attempt: call.attempt,
    rung: call.rung + 1,
    why: call.why,
    startedAt: call.sent_at,
    latencyMs: call.latency_ms,
    status: call.http_status,
    outcome: call.outcome,
    failureKind: call.failure_kind,
    failureMessage: call.failure_message,
    requestId: call.request_id,
    tokens: {
      input: call.input_tokens,
      cacheWrite: call.cache_write_tokens,
      cacheRead: call.cache_read_tokens,
      output: call.output_tokens,
    },
    costUsd: call.cost_nano_usd === null ? null : formatUsd(call.cost_nano_usd),
  }
}

function textOf({ item, artifacts, calls }: Document): string {
  const parts = [section('item', item)]
  for (const [kind, value] of Object.entries(artifacts)) parts.push(section(kind, value))
  for (const call of calls) {
    const { attempt, model, status, latencyMs, failureKind, failureMessage, costUsd } = call
    const outcome = failureKind ? `${failureKind}: ${failureMessage}` : call.outcome
    parts.push(
      `call ${attempt}  ${model}  ${status ?? '-'}  ${latencyMs ?? '-'} ms  $${costUsd ?? '?'}  ${outcome}`,
    )
  }
  return `${parts.join('\n\n')}\n`
}

function section(title: string, value: unknown): string {
  if (value === null) return `${title}\n  -`
  const lines = Object.entries(value as object).map(([name, part]) => {
    const text = typeof part === 'string' ? part : JSON.stringify(part)
    return `  ${name}: ${text.replaceAll('\n', '\n    ')}`
  })
  return [title, ...lines].join('\n')
}
