import type { ModelRequest } from '../../llm/call.ts'
import { sha256 } from '../../store/answers/artifacts.ts'

/** A request with what is derived from its body, which is made into text only once. */
export interface PreparedRequest {
  readonly request: ModelRequest
  /** sha256 of the whole body: the key of the cache. */
  readonly key: Buffer
  /** The size of the body, UTF-8. */
  readonly bytes: number
}

export function prepared(request: ModelRequest): PreparedRequest {
  const body = JSON.stringify(request)
  return { request, key: sha256(body), bytes: Buffer.byteLength(body) }
}
