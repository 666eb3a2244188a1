import { isDeepStrictEqual } from 'node:util'
import type { Batch } from '../../../shared/batch.ts'
import { rowMapper } from '../../../shared/field.ts'
import { rowOf } from '../../../shared/ids.ts'
import type { ItemFileKind, ItemSource } from '../../../shared/itemFiles.ts'
import { answeredByKey, renderedKey, sourceKey } from '../../../shared/itemFiles.ts'
import type { ItemState } from '../../../shared/item.ts'
import type { Checkpoint } from '../../../shared/stage.ts'
import { checkpoints } from '../../../shared/stage.ts'
import { promptText } from '../../pipelines/promptText.ts'
import type { ArtifactKind } from '../../store/answers/artifacts.ts'
import { promptIn } from '../../store/answers/storedPrompt.ts'
import type { Store } from '../../store/open.ts'
import { whoAnswered } from '../exportedRows.ts'

/** The texts of an item's files. A stage that is not done has none; older artifacts of it do not count. */
export type ItemTexts = Partial<Record<ItemFileKind, string>>

/** Makes the function that writes out an item of a batch. `input` is always there: without it the row would be lost. */
export function itemTexts(store: Store, batch: Batch): (item: ItemState) => ItemTexts {
  const mapRow = rowMapper(batch.source.mapping, batch.source.columns)
  return (item) => {
    const has = (checkpoint: Checkpoint) =>
      checkpoints.indexOf(item.checkpoint) >= checkpoints.indexOf(checkpoint)
    const response =
      has('processed') && item.answeredBy !== 'default' ? bodyOf(store, item, 'response') : null
    const prompt = has('prepared') ? storedPrompt(store, item) : null
    return {
      input: jsonText({ ...mapRow(store.items.cells(item.id)), [sourceKey]: sourceOf(store, batch, item) }),
      ...(prompt !== null && { prompt }),
      ...(response !== null && { response: `${response}\n` }),
      ...(has('parsed') && { output: outputText(store, batch, item) }),
    }
  }
}

function sourceOf(store: Store, { source, settings }: Batch, item: ItemState): ItemSource {
  const cells = store.items.cells(item.id)
  return {
    row: rowOf(item.id),
    provider: settings.provider,
    mapping: { ...source.mapping },
    cells: source.columns.map((column, index) => [column, cells[index] ?? null]),
  }
}

function storedPrompt(store: Store, item: ItemState): string | null {
  const body = bodyOf(store, item, 'prompt')
  return body === null ? null : promptText(promptIn(body, store.artifacts))
}

/** The rendered row is written where it says more than the output it was made from. */
function outputText(store: Store, batch: Batch, item: ItemState): string {
  const output = parsed(bodyOf(store, item, 'output'))
  const rendered = item.checkpoint === 'complete' ? parsed(bodyOf(store, item, 'rendered')) : output
  return jsonText({
    ...output,
    [answeredByKey]: whoAnswered(item, batch),
    ...(!isDeepStrictEqual(rendered, output) && { [renderedKey]: rendered }),
  })
}

function bodyOf(store: Store, item: ItemState, kind: ArtifactKind): string | null {
  return store.artifacts.latest(item.id, kind)?.body ?? null
}

function parsed(body: string | null): object {
  return JSON.parse(body ?? '{}') as object
}

function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
