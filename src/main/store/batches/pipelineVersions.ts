import type { Db } from '../connection/database.ts'
import { sha256 } from '../answers/artifacts.ts'

export interface PipelineVersion {
  readonly id: number
  readonly version: number
}

/** The definitions of pipelines that batches ran with, numbered by pipeline. */
export class PipelineVersions {
  readonly #find
  readonly #insert

  constructor(db: Db) {
    this.#find = db.prepare<[string, string], PipelineVersion>(
      'select id, version from pipeline_version where name = ? and sha256 = ?',
    )
    this.#insert = db.prepare<[string, string, string, number, string], PipelineVersion>(
      `insert into pipeline_version (name, sha256, definition, created_at, version)
       values (?, ?, ?, ?, (select coalesce(max(version), 0) + 1 from pipeline_version where name = ?))
       returning id, version`,
    )
  }

  /** The version with exactly this definition; a definition not seen before becomes the next version. */
  put(name: string, definition: object, at: number): PipelineVersion {
    const text = JSON.stringify(definition)
    const hash = sha256(text).toString('hex')
    return this.#find.get(name, hash) ?? this.#insert.get(name, hash, text, at, name)!
  }
}
