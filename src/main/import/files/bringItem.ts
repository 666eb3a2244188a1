import type { ItemId } from '../../../shared/ids.ts'
import { batchOf } from '../../../shared/ids.ts'
import { freshProgress } from '../../../shared/item.ts'
import type { NewArtifact } from '../../store/answers/artifacts.ts'
import type { NewItem } from '../../store/items/newItems.ts'
import type { Store } from '../../store/open.ts'
import type { Standing } from './begunItem.ts'

/** What its files show of an item that was inserted with this status. */
interface Brought extends Pick<NewItem, 'status'> {
  readonly folder: string
  readonly standing: Standing
}

/**
 * Puts a new item where its files show it, with what they hold. Runs inside the transaction that inserted the item.
 * Nothing was paid through Millrace: no attempts, no cost.
 */
export function bringItem(store: Store, id: ItemId, { folder, standing, status }: Brought, at: number): void {
  const { checkpoint, answeredBy, model, notes } = standing
  for (const note of notes) {
    const message = `${folder}: ${note.replace(/\.?$/, '.')} It counts as not there.`
    store.events.add(batchOf(id), { at, kind: 'files', message })
  }
  if (checkpoint === 'pending') return
  for (const artifact of artifactsOf(store, standing)) store.artifacts.insert(id, artifact, at)
  store.itemUpdates.update(
    {
      id,
      status,
      checkpoint,
      progress: freshProgress,
      answeredBy,
      model,
      attempts: 0,
      costNanoUsd: 0,
      waitUntil: null,
      failure: null,
      asking: 'cached',
      sameAs: null,
    },
    at,
  )
}

function artifactsOf(store: Store, { input, prompt, response, output }: Standing): NewArtifact[] {
  const storedPrompt = prompt && {
    systemSha256: store.artifacts.putSystemText(prompt.system),
    user: prompt.user,
  }
  return Object.entries({ input, prompt: storedPrompt, response, output }).flatMap(([kind, value]) =>
    value === null ? [] : [{ kind: kind as NewArtifact['kind'], body: JSON.stringify(value) }],
  )
}
