import { hash } from 'node:crypto'
import type { MappedRow, Pipeline } from '../pipelines/pipeline.ts'

/** 48 bits of a hash of what the pipeline takes from the row; a row it cannot take is like no other. */
export function contentKeyOf(mapped: MappedRow, row: number, pipeline: Pipeline): number {
  const input = pipeline.acquire(mapped)
  const text = input.ok ? JSON.stringify(input.value) : `row ${row}`
  return hash('sha256', text, 'buffer').readUIntBE(0, 6)
}
