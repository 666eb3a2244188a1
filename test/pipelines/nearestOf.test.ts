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

test('a text of megabytes is near to nothing, and not compared letter by letter', () => {
  // Compared, it would take most of a minute.
  expect(nearestOf('x'.repeat(64 * 2 ** 20), choices)).toBeNull()
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

test('an answer that is nested without end is told all the same', () => {
  const category = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown
  const fields = answerFields(ticketClassifier, { category, urgency: ['low'] })
  expect(fields.map(({ value }) => value)).toEqual(['["low"]', '…', null, null])
})

test('a value that does not hold is told from its beginning, one that holds as a whole', () => {
  const text = 'x'.repeat(20_000)
  const giant = 'y'.repeat(5_000_000)
  const fields = answerFields(ticketClassifier, { urgency: giant, suggested_response: text })
  expect(fields[0]!.value).toMatch(/^y{50000}… \[4950000 characters more\]$/)
  expect(fields[2]!.value).toBe(text)
})
