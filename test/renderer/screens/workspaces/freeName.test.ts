import { expect, test } from 'vitest'
import { freeName } from '../../../../src/renderer/screens/workspaces/freeName.ts'

test('a name that no workspace has is free, and another gets the first number that is', () => {
  expect(freeName('team', ['default'])).toBe('team')
  expect(freeName('default', ['default', 'default-2', 'default-4'])).toBe('default-3')
  expect(freeName('Süd', ['su\u0308d'])).toBe('Süd-2')
})

test('a long name gives way to its number', () => {
  const long = 'a'.repeat(64)
  expect(freeName(long, [long])).toBe(`${'a'.repeat(62)}-2`)
})
