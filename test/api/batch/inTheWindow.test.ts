import { expect, test } from 'vitest'
import { budgetStop } from '../../../src/main/engine/cost/budgetStop.ts'
import { defaultSettings } from '../../../src/main/operations/run/batchSettings.ts'
import { inTheWindow } from '../../../src/main/api/batch/inTheWindow.ts'
import { failureKinds, remedyFor } from '../../../src/shared/failure.ts'
import type { BatchId } from '../../../src/shared/ids.ts'

test('what the engine says names no command and no flag in the window', () => {
  const refusal = { capNanoUsd: 1e9, spentNanoUsd: 9e8, reservedNanoUsd: 0, worstNanoUsd: 2e8 }
  const said = [
    ...(['batch', 'day', 'workspace'] as const).map(
      (scope) =>
        budgetStop({ scope, ...refusal }, 1e8, { id: 12 as BatchId, settings: defaultSettings }).message,
    ),
    ...failureKinds.map(remedyFor),
    'Paused by the operator. Continue with: millrace resume 12',
    'Interrupted. Continue with: millrace resume 12',
    'Paused while the rows left out were opened, by me. Continue with: millrace start 12',
  ].map(inTheWindow)
  for (const sentence of said) expect(sentence).not.toMatch(/millrace|--|ANTHROPIC/)
  for (const sentence of said) expect(sentence).toMatch(/[^.]\.?$/)
  expect(said[1]).toMatch(
    /\$0\.20, \$0\.10 more than is left\. Raise it under Settings, or resume tomorrow\.$/,
  )
})
