import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { SeenContents } from '../../src/main/import/rows/seenContents.ts'

const digestOf = (text: string) => hash('sha256', text, 'buffer')

test('a row is told the first row with its content, however many rows there are', () => {
  const seen = new SeenContents()
  const rows = Array.from({ length: 20_000 }, (_, index) => index + 1)
  for (const row of rows) expect(seen.firstWith(digestOf(`content ${row}`), row)).toBe(null)
  for (const row of rows) expect(seen.firstWith(digestOf(`content ${row}`), row + 20_000)).toBe(row)
})

test('a content whose hash differs only at the end of its first half is another one', () => {
  const seen = new SeenContents()
  const [one, other] = [digestOf('same'), digestOf('same')]
  other[15]! ^= 1
  expect(seen.firstWith(one, 1)).toBe(null)
  expect(seen.firstWith(other, 2)).toBe(null)
  expect(seen.firstWith(one, 3)).toBe(1)
  expect(seen.firstWith(other, 4)).toBe(2)
})
