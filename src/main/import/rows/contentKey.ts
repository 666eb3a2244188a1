import { hash } from 'node:crypto'
import type { Outcome } from '../../pipelines/pipeline.ts'

/** The sha256 of what the pipeline takes from the row; a row it cannot take is like no other. */
export function contentDigestOf(input: Outcome<unknown>, row: number): Buffer {
  return hash('sha256', input.ok ? JSON.stringify(input.value) : `row ${row}`, 'buffer')
}

/** 48 bits of it, as an item keeps them. */
export function contentKeyOf(digest: Buffer): number {
  return digest.readUIntBE(0, 6)
}
