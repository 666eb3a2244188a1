import { provenanceOf } from '../../operations/answers/provenance.ts'
import { requireBatch } from '../../operations/requireBatch.ts'
import type { Desk } from '../desk/desk.ts'
import type { Handlers } from '../dispatch.ts'

/** Who answered, and what it costs to ask again. */
export function provenanceHandlers({ app }: Pick<Desk, 'app'>): Pick<Handlers, 'provenance.read'> {
  return { 'provenance.read': ({ batchId }) => provenanceOf(requireBatch(app.store, batchId), app) }
}
