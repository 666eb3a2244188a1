import { expect, test } from 'vitest'
import {
  chosenIn,
  chosenText,
  leastRoom,
  moved,
  toggledColumn,
  withWidth,
} from '../../../../../../src/renderer/screens/batch/items/columns/chosenColumns.ts'

const three = chosenIn('row,subject:320,s.City')!
const names = (chosen: readonly { readonly name: string }[]) => chosen.map(({ name }) => name)

test('the address says which columns are shown, in which order and how wide', () => {
  expect(three).toEqual([
    { name: 'row', width: null },
    { name: 'subject', width: 320 },
    { name: 's.City', width: null },
  ])
  expect(chosenText(three)).toBe('row,subject:320,s.City')
  expect(chosenIn(null)).toBeNull()
})

test('names with commas, colons and percent signs come back as they are', () => {
  const odd = [{ name: 's.Price, net: 50 %', width: 90 }]
  expect(chosenIn(chosenText(odd))).toEqual(odd)
})

test('what nobody can have chosen is put right or left out', () => {
  expect(chosenIn('row:1,subject:99999,:5,%E0,,cost:x,row')).toEqual([
    { name: 'row', width: 48 },
    { name: 'subject', width: 1_200 },
    { name: 'cost', width: null },
  ])
})

test('a column moves among the others, and stops at the ends', () => {
  expect(names(moved(three, 's.City', 0))).toEqual(['s.City', 'row', 'subject'])
  expect(names(moved(three, 'row', 9))).toEqual(['subject', 's.City', 'row'])
  expect(names(moved(three, 'row', -1))).toEqual(['row', 'subject', 's.City'])
  expect(moved(three, 'cost', 0)).toBe(three)
})

test('a column comes after the others, and the last one stays', () => {
  expect(names(toggledColumn(three, 'cost'))).toEqual(['row', 'subject', 's.City', 'cost'])
  expect(names(toggledColumn(three, 'subject'))).toEqual(['row', 's.City'])
  const [only] = [[three[0]!]]
  expect(toggledColumn(only, 'row')).toBe(only)
})

test('a width is kept within bounds, and taken back', () => {
  expect(withWidth(three, 'row', 10)[0]).toEqual({ name: 'row', width: 48 })
  expect(withWidth(three, 'subject', null)[1]).toEqual({ name: 'subject', width: null })
})

test('the table takes the room that its columns need', () => {
  expect(leastRoom([{ width: '64px' }, { width: null }, { width: '30%' }])).toBe(40 + 64 + 200 + 200)
})
