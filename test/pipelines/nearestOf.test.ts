import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerFields } from '../../src/main/pipelines/answerFields.ts'
import { nearestOf } from '../../src/main/pipelines/nearestOf.ts'
import { ticketClassifier } from '../../src/main/pipelines/ticketClassifier.ts'

const choices = ['billing', 'technical', 'feature_request', 'other']

test.for([
  ['biling', 'billing'],
  [' TECHNICAL ', 'technical'],
  ['feature-request', 'feature_request'],
  ['feature', null],
  ['othr', 'other'],
  ['refund', null],
  ['', null],
])('of four categories the nearest to "%s" is %s', ([word, nearest]) => {
  expect(nearestOf(word!, choices)).toBe(nearest)
})

test('of equally near ones it is the first, and of none there is none', () => {
  expect(nearestOf('bat', ['cat', 'rat'])).toBe('cat')
  expect(nearestOf('bat', [])).toBeNull()
})

test('a choice is always nearest to itself, whatever its case', () => {
  const words = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 })
  fc.assert(
    fc.property(words, fc.nat(), (all, at) => {
      const word = all[at % all.length]!
      expect(nearestOf(word.toUpperCase(), all)).toBe(word)
    }),
  )
})

test('an answer is told field by field, also one that is not valid', () => {
  const fields = answerFields(ticketClassifier, { urgency: 'hgih', category: ['billing'], confidence: '0.9' })
  expect(fields.map(({ name, value, nearest }) => [name, value, nearest])).toEqual([
    ['urgency', 'hgih', 'high'],
    ['category', '["billing"]', null],
    ['suggested_response', null, null],
    ['confidence', '0.9', null],
  ])
  for (const { problem } of fields) expect(problem).toMatch(/^(not one of |Invalid )/)
})
