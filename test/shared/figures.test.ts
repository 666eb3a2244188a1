import { expect, test } from 'vitest'
import { counted } from '../../src/shared/words/counted.ts'
import { figuresIn } from '../../src/shared/words/figures.ts'
import { sizeText } from '../../src/shared/words/sizeText.ts'

/** The spaces that Intl puts in as those of a keyboard. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

function shown(locale: string): string[] {
  const { number, places, counted, percent, dollars, size } = figuresIn(locale)
  return [
    ...[number(1_234_567), places(0.5, 2), counted(8_155, 'row'), percent(0.42)],
    ...[dollars(1_234.56), size(1_500_000)],
  ].map(plain)
}

test('the same figures are written as the locale writes them', () => {
  expect(shown('en-US')).toEqual(['1,234,567', '0.50', '8,155 rows', '42%', '$1,234.56', '1.5 MB'])
  expect(shown('de-DE')).toEqual(['1.234.567', '0,50', '8.155 rows', '42 %', '1.234,56 $', '1,5 MB'])
  expect(shown('fr-FR')).toEqual(['1 234 567', '0,50', '8 155 rows', '42 %', '1 234,56 $US', '1,5 MB'])
})

test('three digits and a letter stand for a large number, in every locale', () => {
  const large = [5_970, 29_700, 998_025, 999_999, 4_490_000]
  expect(large.map(figuresIn('en-US').compact)).toEqual(['5.97K', '29.7K', '998K', '1.00M', '4.49M'])
  expect(large.map(figuresIn('de-DE').compact)).toEqual(['5,97K', '29,7K', '998K', '1,00M', '4,49M'])
})

test('where another dollar is at home, it is said whose dollars they are', () => {
  expect(['en-GB', 'en-CA', 'en-AU'].map((locale) => plain(figuresIn(locale).dollars(0.5)))).toEqual([
    ...['US$0.50', 'US$0.50', 'USD 0.50'],
  ])
})

test('figures in a script from right to left stand apart from the words around them', () => {
  expect(figuresIn('ar-EG').counted(8_155, 'row')).toBe('\u2066٨٬١٥٥\u2069 rows')
})

test('one row, no row and many rows; a plural of its own is taken', () => {
  expect([counted(1, 'row'), counted(0, 'row'), counted(2, 'batch', 'batches')]).toEqual([
    ...['1 row', '0 rows', '2 batches'],
  ])
})

test('a size has one place from a kilobyte on', () => {
  expect([0, 999, 1_000, 12_345_678, 4e12].map(sizeText)).toEqual([
    '0 B',
    '999 B',
    '1.0 kB',
    '12.3 MB',
    '4.0 TB',
  ])
})
