import { expect, test } from 'vitest'
import { eventLook, eventText } from '../../../../src/renderer/screens/batch/eventLooks.ts'

test('an entry ends with one full stop, also one of an older version that has none', () => {
  expect(eventText({ kind: 'asked', message: 'Started by ada' })).toBe('Started by ada.')
  expect(eventText({ kind: 'asked', message: 'Started by ada.' })).toBe('Started by ada.')
})

test('a change reads as a sentence, and a wait stands in seconds', () => {
  expect(eventText({ kind: 'tuned', message: 'concurrency 16 -> 2, by ada.' })).toBe(
    'Concurrency 16 → 2, by ada.',
  )
  expect(eventText({ kind: 'held', message: 'm answered 429: held for 1500 ms, concurrency 5 -> 2.' })).toBe(
    'm answered 429: held for 1.5 s, concurrency 5 → 2.',
  )
})

test('a pause says why in the words of the operator', () => {
  expect(eventLook('paused:operator').word).toBe('paused, by hand')
  expect(eventLook('paused:budget').word).toBe('paused, budget')
})
