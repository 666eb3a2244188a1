import { hash } from 'node:crypto'
import type { ArtifactId, ItemId } from '../../../shared/ids.ts'
import type { Db } from '../connection/database.ts'

export const artifactKinds = ['input', 'prompt', 'response', 'output', 'rendered'] as const
export type ArtifactKind = (typeof artifactKinds)[number]

/** What a stage left behind, as JSON text. */
export interface NewArtifact {
  readonly kind: ArtifactKind
  readonly body: string
}

export interface Artifact extends NewArtifact {
  readonly id: ArtifactId
}

/** What a complete item was answered, as JSON texts. */
export interface LastAnswer {
  readonly output: string
  readonly rendered: string
  readonly at: number
  /** Nothing has left an output since. */
  readonly isNewest: boolean
}

/** An artifact whose bytes no longer have the sha256 they were stored with. */
export class DamagedArtifact extends Error {
  override readonly name = 'DamagedArtifact'
}

/** What the stages of items left, with its sha256. Only ever added to. */
export class Artifacts {
  readonly #insert
  readonly #latest
  readonly #before
  readonly #byId
  readonly #putText
  readonly #getText

  constructor(db: Db) {
    this.#insert = db.prepare<[ItemId, ArtifactKind, Buffer, string, number]>(
      'insert into artifact (item_id, kind, sha256, body, created_at) values (?, ?, ?, ?, ?)',
    )
    this.#latest = db.prepare<[ItemId, ArtifactKind], ArtifactRow>(
      'select * from artifact where item_id = ? and kind = ? order by id desc limit 1',
    )
    this.#before = db.prepare<[ItemId, ArtifactKind, ArtifactId], ArtifactRow>(
      'select * from artifact where item_id = ? and kind = ? and id < ? order by id desc limit 1',
    )
    this.#byId = db.prepare<[ArtifactId], ArtifactRow>('select * from artifact where id = ?')
    // One that is damaged is mended by the next prompt that has it.
    this.#putText = db.prepare(
      `insert into system_text (sha256, body) values (?, ?)
       on conflict do update set body = excluded.body where body <> excluded.body`,
    )
    this.#getText = db.prepare<[string], { body: string }>('select body from system_text where sha256 = ?')
  }

  insert(itemId: ItemId, artifact: NewArtifact, at: number): ArtifactId {
    const { kind, body } = artifact
    return this.#insert.run(itemId, kind, sha256(body), body, at).lastInsertRowid as ArtifactId
  }

  /** The newest artifact of its kind: an item that was run again has older ones too. */
  latest(itemId: ItemId, kind: ArtifactKind): Artifact | null {
    return verified(this.#latest.get(itemId, kind))
  }

  /** The newest answer of an item that was ever complete, also when it was run again since. null for a damaged one. */
  lastAnswer(itemId: ItemId): LastAnswer | null {
    const rendered = this.#latest.get(itemId, 'rendered')
    const output = rendered && this.#before.get(itemId, 'output', rendered.id)
    if (!output || !isIntact(rendered) || !isIntact(output)) return null
    const isNewest = this.#latest.get(itemId, 'output')!.id === output.id
    return { output: output.body, rendered: rendered.body, at: rendered.created_at, isNewest }
  }

  /** null also for a damaged one: what can be asked again need not fail. */
  intact(id: ArtifactId): Artifact | null {
    const row = this.#byId.get(id)
    return row && isIntact(row) ? row : null
  }

  /** Stores a text that many prompts share, and returns the name to find it by. */
  putSystemText(text: string): string {
    const name = sha256(text).toString('hex')
    this.#putText.run(name, text)
    return name
  }

  /** Throws DamagedArtifact where it is missing or another: no model is to be asked without its instructions. */
  systemText(name: string): string {
    const body = this.#getText.get(name)?.body
    if (body !== undefined && sha256(body).toString('hex') === name) return body
    throw new DamagedArtifact(
      `The stored instructions of the prompt are ${body === undefined ? 'missing' : 'changed'}: the workspace file is damaged.`,
    )
  }
}

interface ArtifactRow extends Artifact {
  readonly sha256: Buffer
  readonly created_at: number
}

function verified(row: ArtifactRow | undefined): Artifact | null {
  if (!row) return null
  if (isIntact(row)) return row
  throw new DamagedArtifact(
    `The stored ${row.kind} (artifact ${row.id}) no longer has its checksum: the workspace file is damaged.`,
  )
}

function isIntact(row: ArtifactRow): boolean {
  return sha256(row.body).equals(row.sha256)
}

export function sha256(text: string): Buffer {
  return hash('sha256', text, 'buffer')
}
