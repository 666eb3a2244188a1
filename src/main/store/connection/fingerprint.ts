import type { FailureKind } from '../../../shared/failure.ts'
import type { StageName } from '../../../shared/stage.ts'

/**
 * Names the cause of a failure: rows that failed for the same reason get the same text, whatever their numbers and ids.
 */
export function fingerprint(stage: StageName, kind: FailureKind, message: string): string {
  const cause = message
    .replaceAll(/"[^"]*"|'[^']*'/g, '"…"')
    .replaceAll(/\b[\w-]*\d[\w-]*\b/g, '#')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 200)
  return `${stage}/${kind}/${cause}`
}
