import { expect, test } from 'vitest'
import type { AnswerSource } from '../../src/shared/item.ts'
import { stageStates } from '../../src/shared/stageStates.ts'

const done = { status: 'complete', checkpoint: 'complete', failure: null, sameAs: null } as const
const complete = (answeredBy: AnswerSource, attempts: number) => ({ ...done, answeredBy, attempts })

test('a row that a person answered before it was prepared has no ticks for what never ran', () => {
  expect(stageStates(complete('human', 0), false)).toEqual(['human', 'human', 'human', 'done', 'done'])
})

test.for([
  ['was asked', complete('human', 2), undefined],
  ['had a prompt and came from the cache', complete('human', 0), true],
] as const)('a row that %s keeps its ticks when a person answers it', ([, item, hasPrompt]) => {
  expect(stageStates(item, hasPrompt)).toEqual(['done', 'done', 'human', 'done', 'done'])
})

test('an answer from the cache was prepared, though nothing was asked', () => {
  expect(stageStates(complete('cache', 0))).toEqual(['done', 'done', 'cached', 'done', 'done'])
})
