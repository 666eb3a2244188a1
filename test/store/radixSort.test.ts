import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Codes } from '../../src/main/store/rows/codes.ts'
import { sortedByColumn } from '../../src/main/store/rows/radixSort.ts'

test('rows are sorted by whole numbers of any size, in either direction, and equal ones stay as they stand', () => {
  const key = fc.oneof(
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 0, max: 1e6 }),
    fc.maxSafeInteger().filter((number) => number >= 0),
  )
  const property = fc.property(fc.array(key, { maxLength: 50 }), fc.boolean(), (keys, isDescending) => {
    const rows = keys.map((_, index) => index + 1)
    const direction = isDescending ? -1 : 1
    const expected = rows.toSorted((a, b) => direction * (keys[a - 1]! - keys[b - 1]!) || a - b)
    const given = Uint32Array.from(rows)
    expect([...sortedByColumn(given, Float64Array.from([0, ...keys]), isDescending)]).toEqual(expected)
    expect([...given]).toEqual(rows)
  })
  fc.assert(property)
})

test('a column may have more different values than 16 bits can tell apart', () => {
  const places = 70_000
  const codes = new Codes(places)
  for (let place = 0; place < places; place++) codes.set(place, place)
  const marks = new Uint8Array(places).fill(1)
  codes.narrow(marks, (value) => value === 3 || value === 65_539)
  expect([marks[3], marks[65_539], marks.filter(Boolean).length]).toEqual([1, 1, 2])
})
