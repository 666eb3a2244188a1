import type { PauseReason } from '../../shared/batch.ts'

/** Why a batch is paused, in a word behind `paused,`. */
export function pauseWord(reason: PauseReason): string {
  return words[reason] ?? reason
}

const words: Partial<Record<PauseReason, string>> = { operator: 'by hand', auth: 'key', model: 'no model' }
