import type { ArtifactId } from '../../../shared/ids.ts'
import type { Db } from '../connection/database.ts'

/** Good replies by the sha256 of the request that earned them, kept apart by endpoint. */
export class Cache {
  readonly #get
  readonly #put
  readonly #any

  constructor(db: Db) {
    this.#get = db.prepare<[string, Buffer], { response_id: ArtifactId }>(
      'select response_id from cache where endpoint = ? and request_sha256 = ?',
    )
    this.#any = db.prepare<[string], object>('select 1 from cache where endpoint = ? limit 1')
    this.#put = db.prepare(
      `insert into cache (endpoint, request_sha256, response_id, created_at) values (?, ?, ?, ?)
       on conflict do update set response_id = excluded.response_id, created_at = excluded.created_at`,
    )
  }

  holdsAny(endpoint: string): boolean {
    return this.#any.get(endpoint) !== undefined
  }

  /** The artifact of the cached response. */
  get(endpoint: string, requestSha256: Buffer): ArtifactId | null {
    return this.#get.get(endpoint, requestSha256)?.response_id ?? null
  }

  put(endpoint: string, requestSha256: Buffer, responseId: ArtifactId, at: number): void {
    this.#put.run(endpoint, requestSha256, responseId, at)
  }
}
